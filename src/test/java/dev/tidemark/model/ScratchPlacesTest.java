package dev.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.ModelRequest;
import dev.tidemark.application.ModelSchema;
import dev.tidemark.application.ReadModel;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.EntityModel;
import dev.tidemark.application.port.ScratchPlace;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where a model's tables are made: nothing stays there, real tables are never met, and protected databases never used. */
class ScratchPlacesTest {
    private static final ModelDesk DESK = new ModelDesk();
    private static final String[] REAL = {
        "create schema audit", "create table audit.entry (real int)", "create table customer (real int)"};

    private final ReadModel models = DESK.models();

    @AfterAll
    static void close() {
        DESK.close();
    }

    private static EntityModel.Settings schemas() {
        return ModelDesk.settings("schemas", "postgresql");
    }

    private static List<String> everything(TestDatabase database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select nspname, '' from pg_namespace where nspname !~ '^pg_(toast|temp)' union all"
                                + " select relname, relnamespace::regnamespace::text from pg_class"
                                + " where relnamespace::regnamespace::text !~ '^(pg_|information)' order by 1, 2")) {
            while (rows.next()) {
                found.add(rows.getString(2) + "." + rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void everyPlaceGivesTheSameSchema() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            database.run(REAL);
            List<String> before = everything(database);
            ConnectionSpec connection = ModelDesk.connection(database);

            ModelSchema own = models.read(
                    ModelRequest.onOwnServer(schemas(), database.url()), new CancelToken());
            ModelSchema named = models.read(
                    new ModelRequest(schemas(), new ScratchPlace.Named("postgresql", connection), database.url()),
                    new CancelToken());
            ModelSchema target = models.read(
                    new ModelRequest(schemas(), new ScratchPlace.Target(connection), database.url()),
                    new CancelToken());

            assertThat(own.schemas()).containsExactlyInAnyOrder("audit", "Billing Data");
            assertThat(own.schema().tables()).extracting(Table::name).contains(
                    ObjectName.of("customer"), ObjectName.of("plain"), new ObjectName("audit", "entry"),
                    new ObjectName("Billing Data", "account"));
            assertThat(columns(named)).isEqualTo(columns(own));
            assertThat(columns(target)).isEqualTo(columns(own));
            assertThat(named.schema().sequences()).isEqualTo(own.schema().sequences());
            assertThat(target.schema().sequences()).isEqualTo(own.schema().sequences());
            assertThat(everything(database)).isEqualTo(before);
        }
    }

    private static List<?> columns(ModelSchema model) {
        return model.schema().tables().stream()
                .map(t -> List.of(t.name(), t.columns(), t.foreignKeys(), t.checks(), t.indexes())).toList();
    }

    @Test
    void aProtectedDatabaseIsNeverUsed() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            ConnectionSpec safe = ModelDesk.connection(database);
            database.forgetStatements();
            for (Environment environment : List.of(Environment.PRODUCTION, Environment.UNKNOWN)) {
                ConnectionSpec spec = new ConnectionSpec(
                        safe.url(), safe.user(), safe.password(), null, null, environment);
                for (ScratchPlace place : List.of(
                        new ScratchPlace.Target(spec), new ScratchPlace.Named("postgresql", spec),
                        new ScratchPlace.Target(safe.lookingOnly(true)))) {
                    assertThatThrownBy(() -> models.read(
                            new ModelRequest(schemas(), place, database.url()), new CancelToken()))
                            .isInstanceOf(FailedException.class)
                            .hasMessageContaining("The model's tables are not made in");
                }
            }
            assertThat(database.statementsSeen()).isEmpty();
        }
    }

    @Test
    void aStatementThatFailsNamesTheExtensionAndLeavesNothing() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            ConnectionSpec connection = ModelDesk.connection(database);
            List<String> before = everything(database);
            List<String> statements = List.of("create table a (id int)", "create table b (name citext)");

            assertThatThrownBy(() -> DESK.scratch().run(
                    new ScratchPlace.Own("postgresql", ""), statements, List.of(), new CancelToken()))
                    .hasMessageContaining("type \"citext\" does not exist")
                    .hasMessageContaining("It comes from an extension (citext)")
                    .hasMessageContaining("The compared database was not touched.");
            assertThatThrownBy(() -> DESK.scratch().run(
                    new ScratchPlace.Named("postgresql", connection), statements, List.of(), new CancelToken()))
                    .hasMessageContaining("Install the extension citext there.");
            assertThatThrownBy(() -> DESK.scratch().run(
                    new ScratchPlace.Target(connection), statements, List.of(), new CancelToken()))
                    .isInstanceOf(FailedException.class);
            assertThat(everything(database)).isEqualTo(before);
        }
    }

    @Test
    void aTransactionThatWouldTakeTooManyLocksIsRefused() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                statements.add("create table t" + i + " (id int)");
            }

            assertThatThrownBy(() -> DESK.scratch().run(
                    new ScratchPlace.Target(ModelDesk.connection(database)), statements, List.of(), new CancelToken()))
                    .hasMessageContaining("locks at once").hasMessageContaining("Use the private server");
        }
    }

    @Test
    void aUserWithoutTheRightToMakeSchemasIsTold() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            database.run(
                    "do $$ begin create role model_guest login password 'guest'; exception when others then null; end $$");
            ConnectionSpec guest = new ConnectionSpec(
                    database.url(), "model_guest", "guest", null, null, Environment.DEVELOPMENT);

            assertThatThrownBy(() -> DESK.scratch().run(
                    new ScratchPlace.Named("postgresql", guest), List.of("create table a (id int)"), List.of(),
                    new CancelToken()))
                    .hasMessageContaining("permission denied")
                    .hasMessageContaining("needs the right to create schemas");
        }
    }

    @Test
    void whatWasCancelledMakesNothing() {
        CancelToken cancelled = new CancelToken();
        cancelled.now();

        assertThatThrownBy(() -> models.read(ModelRequest.onOwnServer(schemas(), ""), cancelled))
                .hasMessageContaining("Cancelled.");
    }

    @Test
    void unchangedClassesAreNotLoadedAgain() {
        ModelRequest request = ModelRequest.onOwnServer(ModelDesk.settings("keys", "postgresql"), "");
        ModelSchema first = models.read(request, new CancelToken());
        ModelSchema second = models.read(request, new CancelToken());

        assertThat(first.spent().classes()).isPositive();
        assertThat(second.spent()).isEqualTo(new ModelSchema.Spent(0, 0));
        assertThat(second.schema()).isEqualTo(first.schema());
        assertThat(second.schema().origin().silent()).isNotEmpty();
    }
}
