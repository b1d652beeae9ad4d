package dev.tidemark.revision;

import dev.tidemark.differential.DatabaseDump;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** A schema as text that has nothing to do with the reader, without Liquibase's own tables and without places of columns. */
final class Dump {
    private Dump() {}

    static List<String> of(TestDatabase database) throws SQLException {
        return DatabaseDump.schema(database).stream()
                .filter(line -> !line.toLowerCase(Locale.ROOT).contains("databasechangelog"))
                .map(line -> line.startsWith("column ") ? line.replaceFirst("( ) *\\d+ ", " ") : line)
                .map(line -> line.startsWith("sequence ") ? line.replaceAll("\"last_value\": \\w+", "") : line)
                .filter(line -> !line.startsWith("--"))
                .map(line -> line.replaceAll(" RESTART WITH \\d+", ""))
                // From 18 on the server itself names what says NOT NULL, after what the column was called then.
                .map(line -> line.replaceAll("^(constraint \\S+) \\S+ NOT NULL ", "$1 NOT NULL "))
                // What the owner may is written down once somebody else was granted something.
                .map(line -> line.replace("{postgres=arwdDxtm/postgres}", ""))
                .toList();
    }
}
