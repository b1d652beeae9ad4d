package dev.tidemark.domain.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.domain.plan.Direction;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.domain.risk.RiskAssessor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class ReviewedPlanTest {
    private static final Fingerprint FINGERPRINT = new Fingerprint("c", "r", "s", "q", "t");

    private static Plan plan(@Nullable Long... rows) {
        List<Step> steps = new java.util.ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            String sql = "DROP TABLE t" + i;
            Long counted = rows[i];
            List<Risk> risks = RiskAssessor.assess(sql).stream()
                    .map(risk -> counted == null ? risk : risk.withRows(counted))
                    .toList();
            steps.add(new Step(
                    StepKind.APPLY, new RevisionId("a.sql", "" + i, "ann"), "", List.of(Statement.fixed(sql)), List.of(),
                    new Step.Conditions(PreconditionResult.NONE, "", Reversibility.AUTOMATIC, true, List.of()), risks));
        }
        return new Plan(PlanRequest.upgrade(new Target.Head()), Direction.UP, List.of(), steps, null, List.of(),
                List.of(), FINGERPRINT);
    }

    @Test
    void itsWordHoldsWhatWasCounted() {
        ReviewedPlan reviewed = ReviewedPlan.of(plan(12L, null, 0L));

        assertThat(reviewed.word()).isEqualTo("c-r-s-q-t-12.x.0");
        assertThat(ReviewedPlan.parse(" c-r-s-q-t-12.x.0 ")).isEqualTo(reviewed);
        assertThat(ReviewedPlan.of(plan()).word()).isEqualTo("c-r-s-q-t");
        assertThat(ReviewedPlan.parse("c-r-s-q-t").rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-r-s-q", "c-r-s-q-t-", "c-r-s-q-t-1.", "c-r-s-q-t--1", "c-r-s-q-t-9999999999999999999"})
    void whatIsNoneIsRefused(String word) {
        assertThatThrownBy(() -> ReviewedPlan.parse(word)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyMoreRowsThanWereAgreedToMakeItAnotherPlan() {
        ReviewedPlan reviewed = ReviewedPlan.of(plan(12L, null));

        assertThat(reviewed.changesTo(plan(12L, 99L))).isEmpty();
        assertThat(reviewed.changesTo(plan(3L, null))).isEmpty();
        assertThat(reviewed.changesTo(plan(null, 1L))).isEmpty();
        assertThat(reviewed.changesTo(plan(13L, 1L)))
                .containsExactly("13 rows of t0 would be lost, and 12 were agreed to");
    }

    @Test
    void theRunHoldsToWhatWasAgreedToNotToWhatIsThereNow() {
        ReviewedPlan reviewed = ReviewedPlan.of(plan(12L, 5L));

        assertThat(RowGuards.of(reviewed.confirmed(plan(3L, null)).steps())).extracting(RowGuard::confirmed)
                .containsExactly(12L, 5L);
    }
}
