package dev.tidemark.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FillProgress;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.FillTexts;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.sql.SplitUpdate;
import dev.tidemark.domain.sql.Unsplittable;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.view.RunOrder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class FillTest {
    private final MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b"));
    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = time::get;

    private Plan plan() throws Unsplittable {
        Plan plan = window.makePlan()
                .make(window.workspace(Environment.DEVELOPMENT).database(), PlanRequest.upgrade(new Target.Head()));
        Statement whole = Statement.fixed("UPDATE big SET v = 1");
        Fill fill = new FillTexts(SplitUpdate.of(whole.sql()), new Fill.Range("big", "id", 100), true)
                .fill("db/a.xml::b::ann", "databasechangelog", whole, Fill.Position.none("tidemark_backfill_1"));
        Step step = plan.steps().getFirst();
        Step.Conditions was = step.conditions();
        return plan.withSteps(List.of(new Step(
                step.kind(), step.revision(), step.title(), fill.statements(), step.history(),
                new Step.Conditions(was.preconditions(), "", was.reversibility(), false, List.of(), fill), List.of())));
    }

    @Test
    void theRowsThatAreDoneMoveTheBarAndSayHowLongTheRestTakes() throws Unsplittable {
        Plan plan = plan();
        Step step = plan.steps().getFirst();
        LiveViewModel live = new LiveViewModel(RunOrder.usual(plan), window.messages(), clock);
        live.begin();
        live.heard(new RunEvent.StepStarted(0, step));
        live.heard(new RunEvent.BatchEnded(step, new FillProgress(1, 100, 90, 1000, 5)));
        time.set(Instant.EPOCH.plusSeconds(10));
        live.heard(new RunEvent.BatchEnded(step, new FillProgress(2, 200, 180, 1000, 5)));
        assertThat(live.progressProperty().get()).isEqualTo(0.2);
        assertThat(live.nowProperty().get()).contains("BATCH 3", "200 OF ABOUT 1,000 ROWS", "ABOUT 1:20 min LEFT");
        assertThat(live.log().getLast()).contains("batch 2: 200 of about 1,000 rows, 180 changed");
        assertThat(live.afterCancelling()).startsWith("The batches that are committed stay");
    }

    @Test
    void theStatementThatChangesRowsStaysOnScreen() throws Unsplittable {
        Plan plan = plan();
        Step step = plan.steps().getFirst();
        Fill.Texts texts = java.util.Objects.requireNonNull(step.conditions().fill()).texts();
        LiveViewModel live = new LiveViewModel(RunOrder.usual(plan), window.messages(), clock);
        live.begin();
        live.heard(new RunEvent.StepStarted(0, step));
        for (String sql : List.of(texts.next(), texts.batch(), texts.position())) {
            live.heard(new RunEvent.StatementStarted(step, 1, sql));
        }
        assertThat(live.statementProperty().get()).isEqualTo(texts.batch());
    }

    @Test
    void howManyRowsThereAreMayBeUnknown() throws Unsplittable {
        Plan plan = plan();
        LiveViewModel live = new LiveViewModel(RunOrder.usual(plan), window.messages(), clock);
        live.begin();
        live.heard(new RunEvent.StepStarted(0, plan.steps().getFirst()));
        live.heard(new RunEvent.BatchEnded(plan.steps().getFirst(), new FillProgress(1, 100, 90, 0, 5)));
        assertThat(live.nowProperty().get()).contains("BATCH 2  ·  100 ROWS").doesNotContain("LEFT");
        assertThat(live.progressProperty().get()).isZero();
    }

    @Test
    void pausingAsksForTheEndOfTheBatchAndCancellingAsksHarder() throws Unsplittable {
        RunViewModel run = new RunViewModel(window.workspace(Environment.DEVELOPMENT), RunOrder.usual(plan()),
                new RecordingNavigator(), window.messages(), clock);
        run.cancelAfterRevision();
        run.pause();
        assertThat(run.wishProperty().get()).isEqualTo(CancelToken.Wish.AFTER_BATCH);
        run.cancelNow();
        run.pause();
        assertThat(run.wishProperty().get()).isEqualTo(CancelToken.Wish.NOW);
    }
}
