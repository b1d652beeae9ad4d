package dev.tidemark.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.jdbc.JdbcSchemas;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.ReadDetail;
import dev.tidemark.application.ReadSchema;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.SeenStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Between two looks of a person no transaction stays open, and each look has its limits. */
@ExtendWith(LeakCheck.class)
class ReadingRulesTest {
    @TempDir
    Path folder = Path.of("");

    private static Map<String, Runnable> looks(Opened opened, PostgresDatabase database) {
        MigrationEngine engine = opened.database().engine();
        ReadSchema schema = new ReadSchema(new JdbcSchemas(List.of(new PostgresProduct(), new H2Product())));
        ConnectionSpec spec = new ConnectionSpec(
                database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT);
        Map<String, Runnable> looks = new LinkedHashMap<>();
        looks.put("timeline", opened::status);
        looks.put("lock", engine::lock);
        looks.put("pulse", engine::pulse);
        looks.put("other tools", engine::otherTools);
        looks.put("applications", engine::applications);
        looks.put("other contexts", () -> engine.variant(new Execution("prod", "", Map.of())));
        looks.put("release statement", engine::releaseLockStatement);
        looks.put("plan up", () -> opened.plan(PlanRequest.upgrade(new Target.Head())));
        looks.put("plan down", () -> opened.plan(PlanRequest.rollback(new Target.Base())));
        looks.put("plan stamp", () -> opened.plan(PlanRequest.stamp(new Target.Head())));
        looks.put("foresee", () -> new ForeseeFailures().foresee(
                opened.database(), opened.plan(PlanRequest.rollback(new Target.Base())), new CancelToken()));
        looks.put("detail and preconditions", () -> {
            Status status = opened.status();
            status.timeline().entries().forEach(entry -> {
                new ReadDetail().read(opened.database(), status, entry);
                engine.preconditions(entry.id(), true);
            });
        });
        looks.put("schema", () -> schema.read(spec, opened.database().project(), List.of("public"), new CancelToken()));
        return looks;
    }

    private static List<String> states(PostgresDatabase database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT state || coalesce(' since ' || xact_start, '')"
                        + " FROM pg_stat_activity WHERE application_name = 'Tidemark' AND datname = current_database()")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void afterEachLookTheSessionIsIdleAndHoldsNoTransaction() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = open(database)) {
            opened.upgrade("head");
            looks(opened, database).forEach((name, look) -> {
                look.run();
                try {
                    assertThat(states(database)).as(name).containsExactly("idle");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private Opened open(PostgresDatabase database) {
        return new ChangelogFolder(folder).sql(
                ChangelogFolder.table("a"),
                "--changeset ann:b\n--preconditions onFail:MARK_RAN\n--precondition-sql-check expectedResult:0 SELECT"
                        + " count(*) FROM a\nCREATE TABLE b (id int);\n--rollback DROP TABLE b;").open(database);
    }

    @Test
    void everyReadingTransactionHasAShortLockLimitAndATimeLimit() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = open(database)) {
            opened.upgrade("head");
            database.forgetStatements();
            looks(opened, database).values().forEach(Runnable::run);

            Map<Integer, List<String>> sessions = new HashMap<>();
            for (SeenStatement seen : database.seen()) {
                if (seen.application().equals("Tidemark")) {
                    sessions.computeIfAbsent(seen.process(), p -> new ArrayList<>()).add(seen.text().strip());
                }
            }
            assertThat(sessions).hasSizeGreaterThan(1);
            int transactions = 0;
            for (List<String> texts : sessions.values()) {
                for (int i = 0; i < texts.size(); i++) {
                    if (texts.get(i).startsWith("BEGIN")) {
                        transactions++;
                        assertThat(texts.get(i)).isEqualTo("BEGIN READ ONLY");
                        assertThat(texts.subList(i + 1, i + 3)).containsExactly(
                                "SET LOCAL lock_timeout = '100ms'", "SET LOCAL statement_timeout = '30s'");
                    }
                }
            }
            assertThat(transactions).isGreaterThan(12);
        }
    }
}
