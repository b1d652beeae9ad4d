package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Stop;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two changelogs that others wrote, on PostgreSQL: listed, taken up, planned down, taken down as far as they go, and each
 * time compared with what Liquibase's own commands leave and with what the server saw.
 */
@ExtendWith(LeakCheck.class)
class RealChangelogsTest {
    private static ProjectSettings project(String name, String root) {
        return Opened.project(Path.of("target", "real-changelogs", name).toAbsolutePath(), root, "");
    }

    /** One file of SQL a release, and a tag after each; nothing says how to undo a file of SQL. */
    @Test
    void camundaGoesUpWholeAndDownOneTag() throws SQLException {
        check(project("camunda", "org/camunda/bpm/engine/db/liquibase/camunda-changelog.xml"), 18, 18, 353, 1);
    }

    @Test
    void flowableGoesUpWholeAndDownAsFarAsItsDroppedColumnsLetIt() throws SQLException {
        check(project("flowable", "org/flowable/cmmn/db/liquibase/flowable-cmmn-db-changelog.xml"), 17, 15, 82, 15);
    }

    private static void check(ProjectSettings project, int listed, int revisions, int statements, int undoable)
            throws SQLException {
        try (SideBySide both = new SideBySide(Product.POSTGRES, project)) {
            PostgresDatabase ours = (PostgresDatabase) both.ours();
            assertThat(both.opened().status().changelog().revisions().size()).isEqualTo(listed);
            assertThat(both.opened().status().changelog().problems()).isEmpty();
            assertThat(both.opened().status().timeline().counts()).containsEntry(RevisionState.PENDING, revisions)
                    .containsEntry(RevisionState.FILTERED, listed - revisions);

            Plan up = both.opened().plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(up.blockers()).isEmpty();
            assertThat(up.steps().size()).isEqualTo(revisions);
            assertThat(up.steps()).flatMap(s -> s.statements()).extracting(Statement::nature)
                    .containsOnly(Statement.Nature.FIXED);
            assertThat(up.statementCount()).isEqualTo(statements);
            SentStatements.assertSentAsPromised(ours, both.opened(), up);
            both.twin().update();
            both.assertSame("up");
            both.assertSameStatus();
            assertThat(both.waiting()).isEmpty();

            Plan down = both.opened().plan(PlanRequest.rollback(new Target.Base()));
            Stop stop = stop(down, undoable, revisions);
            if (stop != null) {
                RunOutcome refused = both.opened().run(down);
                assertThat(refused.result()).isEqualTo(RunOutcome.Result.REFUSED);
                both.assertSame("refused");
            }
            Plan shorter = stop == null
                    ? down
                    : both.opened().plan(PlanRequest.rollback(Target.parse(stop.revision().toString())));
            assertThat(shorter.blockers()).isEmpty();
            assertThat(shorter.steps().size()).isEqualTo(undoable);
            SentStatements.assertSentAsPromised(ours, both.opened(), shorter);
            both.twin().rollback(undoable);
            both.assertSame("down");
            both.assertSameStatus();

            both.upgrade("head");
            both.twin().update();
            both.assertSame("up again");
            both.assertLiquibaseGoesOnTheSame();
        }
    }

    private static @Nullable Stop stop(Plan down, int undoable, int revisions) {
        if (undoable == revisions) {
            assertThat(down.stopsBefore()).isNull();
            return null;
        }
        Stop stop = down.stopsBefore();
        assertThat(stop).isNotNull();
        assertThat(down.blockers()).extracting(Blocker::reason).containsExactly(Blocker.Reason.NOT_REVERSIBLE);
        assertThat(down.blockers().getFirst().message())
                .startsWith(undoable + " of " + revisions + " can be undone; the first that cannot is ");
        return stop;
    }
}
