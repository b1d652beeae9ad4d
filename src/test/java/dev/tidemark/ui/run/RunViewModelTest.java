package dev.tidemark.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.LockWait;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.run.ResultViewModel.Way;
import dev.tidemark.ui.run.RunStep.Progress;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RunViewModelTest {
    private static final Agreement AGREED = new Agreement(true, null, false);
    private static final RunSettings WHOLE = RunSettings.USUAL.with(RunSettings.Commit.WHOLE_PLAN);

    private final RecordingNavigator navigator = new RecordingNavigator();

    @Test
    void aRunThatCompletesHasEveryStepDone() {
        RunViewModel model = run(new MemoryEngine("a | b c"), new Agreement(true, null, false));
        assertThat(outcome(model).result()).isEqualTo(RunOutcome.Result.COMPLETED);
        assertThat(model.steps()).extracting(RunStep::progress).containsOnly(Progress.DONE);
        assertThat(model.live().progressProperty().get()).isEqualTo(1);
        assertThat(navigator.went()).containsExactly("changed");
    }

    @Test
    void aFailureShowsWhichStepAndWhatDidNotRun() {
        RunViewModel model = run(new MemoryEngine("a | b c d").failingAt("c"), new Agreement(true, null, false));
        assertThat(outcome(model).result()).isEqualTo(RunOutcome.Result.FAILED);
        assertThat(model.steps())
                .extracting(RunStep::progress)
                .containsExactly(Progress.DONE, Progress.FAILED, Progress.NOT_RUN);
        assertThat(model.log()).anyMatch(line -> line.contains("relation exists"));
    }

    @Test
    void withoutAgreementNothingRuns() {
        RunViewModel model = run(new MemoryEngine("a | b"), Agreement.NONE);
        assertThat(outcome(model).result()).isEqualTo(RunOutcome.Result.REFUSED);
        assertThat(model.steps()).extracting(RunStep::progress).containsOnly(Progress.NOT_RUN);
    }

    @Test
    void allOrNothingKeepsItsStepsAtTheEnd() {
        RunViewModel model = ordered(new MemoryEngine("a | b c"), WHOLE);
        assertThat(model.steps()).extracting(RunStep::progress).containsOnly(Progress.DONE);
        assertThat(model.log()).anyMatch(line -> line.contains("not committed yet"))
                .anyMatch(line -> line.contains("committed together: 2 revisions"));
    }

    @Test
    void allOrNothingThatFailsHasUndoneWhatRanWell() {
        RunViewModel model = ordered(new MemoryEngine("a | b c d e").failingAt("d"), WHOLE);
        assertThat(outcome(model).done()).isEmpty();
        assertThat(model.steps()).extracting(RunStep::progress).containsExactly(
                Progress.UNDONE, Progress.UNDONE, Progress.FAILED, Progress.NOT_RUN);
    }

    @Test
    void aTrialHasTriedEveryStepAndTellsWhatTookLong() {
        MemoryEngine engine = new MemoryEngine("a | b c").sending("c", "CREATE TABLE c (id bigint PRIMARY KEY)");
        RunViewModel model = tried(engine);
        assertThat(outcome(model).result()).isEqualTo(RunOutcome.Result.COMPLETED);
        assertThat(model.steps()).extracting(RunStep::progress).containsOnly(Progress.TRIED);
        assertThat(engine.recorded()).containsExactly("a");
        ResultViewModel result = result(model);
        assertThat(result.ended().told().timings()).extracting(RunTiming::sql)
                .containsExactly("CREATE TABLE b (id int)", "CREATE TABLE c (id bigint PRIMARY KEY)");
        assertThat(result.committedWords()).startsWith("Everything was rolled back").contains("sequence");
        assertThat(result.ways()).containsExactly(Way.TO_PLAN, Way.BACK);
        result.go(Way.TO_PLAN);
        assertThat(navigator.planned()).isEqualTo(PlanRequest.upgrade(new Target.Head()));
    }

    @Test
    void aTrialThatFailsSaysWhereAndLeavesNothing() {
        MemoryEngine engine = new MemoryEngine("a | b c d").failingAt("c");
        RunViewModel model = tried(engine);
        assertThat(model.steps()).extracting(RunStep::progress)
                .containsExactly(Progress.TRIED, Progress.FAILED, Progress.NOT_RUN);
        ResultViewModel result = result(model);
        assertThat(Objects.requireNonNull(result.failedStatement()).position()).isEqualTo(14);
        assertThat(result.ways()).contains(Way.FILE, Way.TO_PLAN).doesNotContain(Way.UNDO, Way.RETRY, Way.RECOVER);
        assertThat(result.ended().told().timings()).extracting(RunTiming::well).containsExactly(true, false);
    }

    @Test
    void whileItWaitsForALockItSaysWhenItTriesAgainAndWhatIsUndoneWaitsOnceMore() {
        BlockingSession other = new BlockingSession(7, "ann", "psql", "active", 4, "", "c", "AccessShareLock");
        LockWait pause = new LockWait(
                null, "ALTER TABLE c", 1, Instant.EPOCH.plusSeconds(80), Instant.EPOCH.plusSeconds(300), 0,
                List.of(other));
        AtomicReference<RunViewModel> running = new AtomicReference<>();
        List<String> seen = new ArrayList<>();
        MemoryEngine engine = new MemoryEngine("a | b c").saying("c", listener -> {
            RunViewModel model = Objects.requireNonNull(running.get());
            listener.blocked(List.of(other));
            listener.blocked(List.of());
            listener.waitsForLock(pause);
            seen.addAll(model.steps().stream().map(step -> step.progress().name()).toList());
            assertThat(model.live().pausedProperty().get()).isTrue();
            assertThat(model.live().blockingProperty().get()).containsExactly(other);
            assertThat(model.live().attemptProperty().get()).contains("Attempt 1 gave up", "begins in 1:20");
            assertThat(model.live().nowProperty().get()).isEqualTo("PAUSED  ·  NEXT ATTEMPT IN 1:20");
            assertThat(model.live().progressProperty().get()).isZero();
            listener.triesAgain(2);
            assertThat(model.live().pausedProperty().get()).isFalse();
            assertThat(model.live().attemptProperty().get()).startsWith("Attempt 2.");
        });
        MemoryWindow window = new MemoryWindow(engine);
        RunViewModel model = made(window, WHOLE, null);
        running.set(model);
        List<Boolean> heldUp = new ArrayList<>();
        model.live().heldUpProperty().subscribe((before, now) -> heldUp.add(now));
        model.start(window.runPlan(), AGREED);
        assertThat(seen).containsExactly("WAITING", "WAITING");
        assertThat(heldUp).containsExactly(true, false);
        assertThat(model.live().attemptProperty().get()).isEmpty();
    }

    private RunViewModel made(MemoryWindow window, RunSettings settings, @Nullable Duration trial) {
        Workspace workspace = window.workspace(Environment.DEVELOPMENT);
        Plan plan = window.makePlan().make(workspace.database(), PlanRequest.upgrade(new Target.Head()));
        return new RunViewModel(
                workspace, new RunOrder(plan, settings, List.of(), trial), navigator, window.messages(),
                InstantSource.fixed(Instant.EPOCH));
    }

    private RunViewModel ordered(MemoryEngine engine, RunSettings settings) {
        MemoryWindow window = new MemoryWindow(engine);
        RunViewModel model = made(window, settings, null);
        model.start(window.runPlan(), AGREED);
        return model;
    }

    private RunViewModel tried(MemoryEngine engine) {
        MemoryWindow window = new MemoryWindow(engine);
        RunViewModel model = made(window, RunSettings.USUAL, Duration.ofSeconds(30));
        model.startTrial(window.tryPlan(), AGREED);
        return model;
    }

    private static ResultViewModel result(RunViewModel model) {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a"));
        return Objects.requireNonNull(model.result(window.afterRuns()));
    }

    private RunViewModel run(MemoryEngine engine, Agreement agreement) {
        MemoryWindow window = new MemoryWindow(engine);
        Workspace workspace = window.workspace(Environment.DEVELOPMENT);
        Plan plan = window.makePlan().make(workspace.database(), PlanRequest.upgrade(new Target.Head()));
        RunViewModel model =
                new RunViewModel(workspace, RunOrder.usual(plan), navigator, window.messages(),
                        InstantSource.fixed(Instant.EPOCH));
        model.start(window.runPlan(), agreement);
        return model;
    }

    private static RunOutcome outcome(RunViewModel model) {
        return Objects.requireNonNull(model.outcomeProperty().get());
    }
}
