package dev.tidemark.adapter.jdbc;

import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.domain.schema.ObjectName;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Knows tables that are a tool's own, and remembers which were met. */
public final class OwnTables {
    private static final Set<String> OTHERS = Set.of("alembic_version", "flyway_schema_history");

    private final Set<String> also;
    private final Set<String> met = new TreeSet<>();

    /** With those that the scope names. */
    public OwnTables(Scope scope) {
        also = scope.leftOut().stream().map(OwnTables::plain).collect(Collectors.toSet());
    }

    /** Whether it is one; then it is remembered. */
    public boolean leavesOut(ObjectName table) {
        String name = plain(table.name());
        boolean own =
                also.contains(name) || also.contains(plain(table.toString())) || name.startsWith("databasechangelog")
                        || name.startsWith("tidemark_") || OTHERS.contains(name);
        if (own) {
            met.add("The table " + table + " belongs to " + owner(name) + " and is left out.");
        }
        return own;
    }

    private static String owner(String name) {
        return switch (name) {
            case "alembic_version" -> "Alembic";
            case "flyway_schema_history" -> "Flyway";
            default -> name.startsWith("tidemark_")
                    ? "Tidemark"
                    : name.startsWith("databasechangelog") ? "Liquibase" : "a tool";
        };
    }

    /** One sentence for each that was met. */
    public Set<String> sentences() {
        return met;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
