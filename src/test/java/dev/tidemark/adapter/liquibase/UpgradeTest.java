package dev.tidemark.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Up and down over a changelog in all four formats. */
class UpgradeTest {
    @ParameterizedTest
    @EnumSource
    void upgradesToHeadAndRollsBackToBase(Kind kind) throws SQLException {
        try (TestDatabase database = kind.fresh();
                Opened opened = Opened.open(database, Opened.changelogs("forms"), "root.yaml")) {
            Status before = opened.status();
            assertThat(before.record().tableExists()).isFalse();
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.blockers()).isEmpty();
            RunOutcome up = opened.run(plan);
            assertThat(up.failure()).isNull();
            assertThat(up.result()).isEqualTo(RunOutcome.Result.COMPLETED);
            Status after = opened.status();
            assertThat(after.timeline().in(RevisionState.PENDING)).extracting(e -> e.id().id()).containsExactly();
            RunOutcome down = opened.rollback("base");
            assertThat(down.failure()).isNull();
            assertThat(opened.status().record().rows()).isEmpty();
        }
    }
}
