package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server saw what the plan showed, statement for statement. */
@ExtendWith(LeakCheck.class)
class PreviewIsTruthTest {
    @Test
    void theServerSeesWhatThePlanShowedForTheSample() throws SQLException {
        upAndDown(Opened.project(Opened.changelogs("forms"), "root.yaml", ""), "base");
    }

    @Test
    void theServerSeesWhatThePlanShowedForEveryKindOfChange() throws SQLException {
        upAndDown(Opened.project(Opened.changelogs("corners"), "root.xml", "more"), "base");
    }

    private static void upAndDown(ProjectSettings project, String lowest) throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = Opened.open(database, project)) {
            check(database, opened, PlanRequest.upgrade(Target.parse("+1")));
            check(database, opened, PlanRequest.upgrade(new Target.Head()));
            check(database, opened, PlanRequest.tag("here"));
            check(database, opened, PlanRequest.upgrade(new Target.Head()));
            check(database, opened, PlanRequest.rollback(Target.parse("-2")));
            check(database, opened, PlanRequest.rollback(Target.parse(lowest)));
            check(database, opened, PlanRequest.stamp(new Target.Head()));
            check(database, opened, PlanRequest.stamp(new Target.Base()));
        }
    }

    private static void check(PostgresDatabase database, Opened opened, PlanRequest request) throws SQLException {
        Plan plan = opened.plan(request);
        database.forgetStatements();
        RunOutcome outcome = opened.run(plan);
        assertThat(outcome.failure()).isNull();
        assertSame(SentStatements.promised(plan, outcome, deployment(database)), SentStatements.seen(database),
                request);
    }

    /** The number of the run that wrote the newest row; nothing where no row is left. */
    private static String deployment(PostgresDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT deployment_id FROM databasechangelog ORDER BY orderexecuted DESC LIMIT 1")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static void assertSame(List<String> promised, List<String> seen, PlanRequest request) {
        for (int i = 0; i < Math.min(promised.size(), seen.size()); i++) {
            if (!SentStatements.same(promised.get(i), seen.get(i))) {
                assertThat(seen.get(i)).as("statement " + i + " of " + request).isEqualTo(promised.get(i));
            }
        }
        assertThat(seen).as("number of statements of " + request).hasSameSizeAs(promised);
    }
}
