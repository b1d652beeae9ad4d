package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.ObjectName;
import java.util.Locale;
import java.util.Set;

/** Tables in which migration tools keep their own record; they are no part of anybody's schema. */
final class OwnTables {
    private static final Set<String> NAMES = Set.of(
            "databasechangelog", "databasechangeloglock", "databasechangeloghistory", "alembic_version",
            "flyway_schema_history");

    private OwnTables() {}

    static boolean contain(ObjectName name) {
        String lower = name.name().toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || lower.startsWith("tidemark_");
    }
}
