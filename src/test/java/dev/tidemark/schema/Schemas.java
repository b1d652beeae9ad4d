package dev.tidemark.schema;

import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.jdbc.JdbcSchemas;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads schemas of tests' databases. */
final class Schemas {
    static final SchemaReader READER = new JdbcSchemas(List.of(new PostgresProduct(), new H2Product()));

    private Schemas() {}

    static ConnectionSpec spec(TestDatabase database, @Nullable String schema) {
        return new ConnectionSpec(
                database.url(), database.user(), database.password(), schema, null, Environment.DEVELOPMENT);
    }

    /** The schema that unqualified names fall into. */
    static Schema read(TestDatabase database) {
        return read(database, null);
    }

    /** A schema by its name, and others beside it. */
    static Schema read(TestDatabase database, @Nullable String schema, String... others) {
        return READER.read(
                spec(database, schema), new Scope(List.of(others), Set.of()), percent -> {}, new CancelToken());
    }

    /** What comes of statements. */
    static Schema of(TestDatabase database, String... statements) throws SQLException {
        database.run(statements);
        return read(database);
    }

    static Table table(Schema schema, String name) {
        return Objects.requireNonNull(schema.table(ObjectName.of(name)), () -> name + " in " + schema.tables());
    }

    static Column column(Schema schema, String table, String name) {
        return Objects.requireNonNull(table(schema, table).column(name), () -> name + " in " + table(schema, table));
    }
}
