package dev.tidemark.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.run.RunStep.Progress;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RunViewModelTest {
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

    private RunViewModel run(MemoryEngine engine, Agreement agreement) {
        MemoryWindow window = new MemoryWindow(engine);
        Workspace workspace = window.workspace(Environment.DEVELOPMENT);
        Plan plan = window.makePlan().make(workspace.database(), PlanRequest.upgrade(new Target.Head()));
        RunViewModel model =
                new RunViewModel(workspace, RunOrder.usual(plan), navigator, window.messages(), InstantSource.fixed(Instant.EPOCH));
        model.start(window.runPlan(), agreement);
        return model;
    }

    private static RunOutcome outcome(RunViewModel model) {
        return Objects.requireNonNull(model.outcomeProperty().get());
    }
}
