package dev.tidemark.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.SchemaReader.Scope;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.fixture.Cut;
import dev.tidemark.fixture.H2Database;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.SchemaText;
import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How schemas are read. */
@ExtendWith(LeakCheck.class)
class SchemaReadingTest {
    private static final Scope ALONE = new Scope(List.of(), Set.of());

    private static PostgresDatabase fresh(String... statements) throws SQLException {
        PostgresDatabase database = PostgresServer.shared().fresh();
        database.run(statements);
        return database;
    }

    private static Failure failure(ConnectionSpec spec, IntConsumer progress, CancelToken cancel) {
        return assertThatExceptionOfType(FailedException.class)
                .isThrownBy(() -> Schemas.READER.read(spec, ALONE, progress, cancel)).actual().failure();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17})
    void everyMajorVersionReadsTheSame(int version) throws SQLException {
        if (version != 14 && !PostgresServer.has(version)) {
            return; // only the oldest and the newest are always there
        }
        try (PostgresDatabase newest = fresh(Everything.postgres());
                PostgresDatabase older = PostgresServer.shared(version).fresh()) {
            older.run(Everything.postgres());
            Schema expected = Schemas.read(newest, null, "audit");
            assertThat(Schemas.read(older, null, "audit").from(expected.origin())).isEqualTo(expected);
        }
    }

    @Test
    void schemaIsTheSameUnderAnotherName() throws SQLException {
        List<String> elsewhere = new ArrayList<>(List.of("CREATE SCHEMA \"App X\"", "SET search_path TO \"App X\""));
        elsewhere.addAll(List.of(Everything.postgres()));
        try (PostgresDatabase one = fresh(Everything.postgres());
                PostgresDatabase other = fresh(elsewhere.toArray(String[]::new))) {
            Schema expected = Schemas.read(one, null, "audit");
            assertThat(expected.tables()).hasSizeGreaterThan(10);
            assertThat(Schemas.read(other, "App X", "audit")).isEqualTo(expected);
        }
    }

    @Test
    void orderOfCreationDoesNotMatter() throws SQLException {
        String table =
                "CREATE TABLE %s (id int PRIMARY KEY, name text UNIQUE, CONSTRAINT %1$s_short CHECK (name < 'x'))";
        String[] made = {table.formatted("a"), table.formatted("b"), "CREATE INDEX a_i ON a (name)",
            "CREATE INDEX a_j ON a (id, name)", "ALTER TABLE a ADD CONSTRAINT a_k CHECK (id > 0)",
            "CREATE SEQUENCE s", "CREATE TYPE e AS ENUM ('x')", "CREATE VIEW v AS SELECT 1 AS one",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "ALTER TABLE a ADD CONSTRAINT f1 FOREIGN KEY (id) REFERENCES b",
            "ALTER TABLE a ADD CONSTRAINT f2 FOREIGN KEY (id) REFERENCES a"};
        String[] otherwise = {"CREATE TABLE gone (id serial)", "DROP TABLE gone", made[8], made[7], made[6], made[5],
            made[1], made[0], made[10], made[9], made[4], made[3], made[2]};
        try (PostgresDatabase one = fresh(made); PostgresDatabase other = fresh(otherwise)) {
            assertThat(Schemas.read(other)).isEqualTo(Schemas.read(one)).hasSameHashCodeAs(Schemas.read(one));
        }
    }

    @Test
    void readingCreatesNothingAndAssignsNoTransactionNumber() throws SQLException {
        try (PostgresDatabase database = fresh(Everything.postgres())) {
            List<String> before = SchemaText.of(database);
            assertThat(before).hasSizeGreaterThan(100);
            long next = nextTransaction(database);
            Schemas.read(database, null, "audit");
            assertThat(nextTransaction(database)).isEqualTo(next);
            assertThat(SchemaText.of(database)).isEqualTo(before);
        }
    }

    private static long nextTransaction(PostgresDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void numberOfQueriesDoesNotDependOnTheNumberOfTables() throws SQLException {
        String tables = "DO $$ BEGIN FOR i IN 1..%d LOOP EXECUTE format("
                + "'CREATE TABLE t%%s (id serial PRIMARY KEY, a text, b int CHECK (b > 0))', i); END LOOP; END $$";
        List<String> few;
        try (PostgresDatabase database = fresh(tables.formatted(10))) {
            few = seen(database, 10);
        }
        try (PostgresDatabase database = fresh(tables.formatted(1_000))) {
            assertThat(seen(database, 1_000)).hasSameSizeAs(few).hasSizeLessThan(20);
        }
    }

    private static List<String> seen(PostgresDatabase database, int tables) throws SQLException {
        database.forgetStatements();
        assertThat(Schemas.read(database).tables()).hasSize(tables);
        return database.statementsSeen().stream().filter(s -> s.contains("SELECT")).distinct().toList();
    }

    @Test
    void aChainOfForeignKeysIsReadWithoutRecursion() throws SQLException {
        try (PostgresDatabase database = fresh("CREATE TABLE t0 (id int PRIMARY KEY)", """
                DO $$ BEGIN FOR i IN 1..2000 LOOP
                  EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY REFERENCES t%s)', i, i - 1);
                  IF i % 200 = 0 THEN COMMIT; END IF;
                END LOOP; END $$""")) {
            Schema schema = Schemas.read(database);
            assertThat(schema.tables()).hasSize(2_001);
            assertThat(schema.tables().stream().mapToInt(t -> t.foreignKeys().size()).sum()).isEqualTo(2_000);
        }
    }

    @Test
    void progressRisesToTheWhole() throws SQLException {
        List<Integer> heard = new ArrayList<>();
        try (PostgresDatabase database = fresh(); H2Database h2 = H2Databases.memory()) {
            for (TestDatabase one : List.of(database, h2)) {
                heard.clear();
                Schemas.READER.read(Schemas.spec(one, null), ALONE, heard::add, new CancelToken());
                assertThat(heard).isSorted().hasSizeGreaterThan(5).endsWith(100);
            }
        }
    }

    @Test
    void cancellingStopsItAndSaysSo() throws SQLException {
        try (PostgresDatabase database = fresh("CREATE TABLE a (b int)"); H2Database h2 = H2Databases.memory()) {
            for (TestDatabase one : List.of(database, h2)) {
                CancelToken cancel = new CancelToken();
                Failure failure = failure(Schemas.spec(one, null), percent -> cancel.now(), cancel);
                assertThat(failure).isEqualTo(new Failure.Cancelled("The database was only read."));
                assertThat(failure(Schemas.spec(one, null), percent -> {}, cancel)).isEqualTo(failure);
            }
        }
    }

    @Test
    void cancellingCutsAServerThatDoesNotAnswer() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        try (PostgresDatabase database = fresh("CREATE TABLE a (b int)")) {
            CancelToken cancel = new CancelToken();
            boolean[] still = {false};
            try {
                assertThat(failure(Schemas.spec(database, null), percent -> {
                    if (!still[0]) {
                        still[0] = true;
                        server.standStill();
                        Thread.ofPlatform().daemon().start(cancel::now);
                    }
                }, cancel)).isInstanceOf(Failure.Cancelled.class);
            } finally {
                server.goOn();
            }
        }
    }

    @Test
    void lostConnectionIsSaid() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        try (PostgresDatabase database = fresh(Everything.postgres()); Cut way = new Cut(server.port())) {
            ConnectionSpec spec = new ConnectionSpec(
                    database.url().replace(":" + server.port(), ":" + way.port()), database.user(),
                    database.password(), null, null, Environment.DEVELOPMENT);
            Failure failure = failure(spec, percent -> way.cut(), new CancelToken());
            assertThat(failure).isInstanceOf(Failure.Unreachable.class);
            assertThat(failure.sentences()).contains("was lost while its schema was read").contains("only read");
        }
    }

    @Test
    void whoHoldsALockDoesNotKeepItWaiting() throws SQLException {
        try (PostgresDatabase database = fresh("CREATE TABLE a (b int)", "CREATE VIEW v AS SELECT b FROM a");
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE a IN ACCESS EXCLUSIVE MODE");
            Failure failure = failure(Schemas.spec(database, null), percent -> {}, new CancelToken());
            assertThat(failure.sentences()).startsWith("The schema cannot be read now: somebody changes it");
            other.rollback();
        }
    }

    @Test
    void schemaThatMayNotBeUsedIsNamed() throws SQLException {
        String role = "r" + System.nanoTime();
        try (PostgresDatabase database = fresh("CREATE ROLE " + role + " LOGIN PASSWORD 'x'",
                "CREATE TABLE a (b int)", "CREATE SCHEMA secret", "CREATE TABLE secret.c (d int)")) {
            ConnectionSpec small = new ConnectionSpec(
                    database.url(), role, "x", null, null, Environment.DEVELOPMENT);
            Schema part = Schemas.READER.read(
                    small, new Scope(List.of("secret"), Set.of()), percent -> {}, new CancelToken());
            assertThat(part.tables()).hasSize(1);
            assertThat(part.origin().leftOut()).containsExactly("The schema secret was not read: the user " + role
                    + " lacks the right to use it (USAGE).");
            database.run("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            Schema nothing = Schemas.READER.read(small, ALONE, percent -> {}, new CancelToken());
            assertThat(nothing.tables()).isEmpty();
            assertThat(nothing.origin().leftOut()).singleElement().asString()
                    .startsWith("None of the schemas that unqualified names fall into").contains(role);
            database.run("DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }

    @Test
    void tablesThatTheScopeNamesAreLeftOut() throws SQLException {
        try (PostgresDatabase database = fresh("CREATE TABLE a (b int)", "CREATE TABLE \"History\" (b int)")) {
            Schema schema = Schemas.READER.read(
                    Schemas.spec(database, null), new Scope(List.of(), Set.of("HISTORY")), percent -> {},
                    new CancelToken());
            assertThat(schema.tables()).extracting(Table::label).containsExactly("a");
            assertThat(schema.origin().leftOut())
                    .containsExactly("The table History belongs to a tool and is left out.");
        }
    }

    @Test
    void whatATransactionMadeIsReadInsideIt() throws SQLException {
        try (PostgresDatabase database = fresh();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL search_path TO public, pg_catalog");
            statement.execute("CREATE TABLE a (b int)");
            assertThat(new PostgresProduct().catalog().read(connection, ALONE).tables()).hasSize(1);
            try (ResultSet row = statement.executeQuery("SHOW search_path")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("public, pg_catalog");
            }
            connection.rollback();
            assertThat(Schemas.read(database).tables()).isEmpty();
        }
    }

    @Test
    void urlOfAnotherProductIsRefused() {
        ConnectionSpec spec = new ConnectionSpec(
                "jdbc:sqlite:x", null, null, null, null, Environment.DEVELOPMENT);
        assertThat(failure(spec, percent -> {}, new CancelToken())).isInstanceOf(Failure.WrongUsage.class);
    }
}
