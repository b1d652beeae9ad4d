package dev.tidemark.differential;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.sql.SQLException;
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
        SentStatements.assertSentAsPromised(database, opened, opened.plan(request));
    }
}
