package dev.tidemark.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.Timelines;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.run.ResultViewModel.Way;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ResultViewModelTest {
    private static final PlanRequest HEAD = PlanRequest.upgrade(new Target.Head());
    private static final Agreement AGREED = new Agreement(true, null, true);

    private final RecordingNavigator navigator = new RecordingNavigator();

    @Test
    void afterAnUpgradeItCanBeUndoneAndTagged() {
        ResultViewModel model = result(new MemoryWindow(new MemoryEngine("a | b c")), HEAD, AGREED);
        assertThat(model.ways()).containsExactly(Way.UNDO, Way.TAG, Way.BACK);
        model.go(Way.UNDO);
        assertThat(navigator.planned())
                .isEqualTo(PlanRequest.rollback(new Target.These(List.of(Timelines.id("b"), Timelines.id("c")))));
        model.go(Way.TAG);
        model.go(Way.BACK);
        assertThat(navigator.went()).endsWith("tag", "timeline");
    }

    @Test
    void undoingTakesBackExactlyWhatTheRunCommitted() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c"));
        ResultViewModel model = result(window, HEAD, AGREED);
        model.go(Way.UNDO);
        Plan plan = window.makePlan().make(
                window.workspace(Environment.DEVELOPMENT).database(), Objects.requireNonNull(navigator.planned()));
        assertThat(plan.steps()).extracting(s -> s.kind().word() + " " + s.revision().id())
                .containsExactly("rollback c", "rollback b");
        assertThat(plan.blockers()).isEmpty();
    }

    @Test
    void afterARollbackItCanBeDoneAgain() {
        ResultViewModel model = result(
                new MemoryWindow(new MemoryEngine("a b c |")), PlanRequest.rollback(new Target.Back(2)), AGREED);
        assertThat(model.ways()).containsExactly(Way.REDO, Way.BACK);
        model.go(Way.REDO);
        assertThat(Objects.requireNonNull(navigator.planned()).verb()).isEqualTo(PlanRequest.Verb.UPGRADE);
    }

    @Test
    void whatThereIsAlreadyCanBeMarked() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c d").failingAt("c"));
        ResultViewModel model = result(window, HEAD, AGREED);
        assertThat(model.ways()).containsExactly(Way.FILE, Way.MARK, Way.UNDO, Way.RETRY, Way.BACK);
        assertThat(Objects.requireNonNull(model.failedStatement()).statement()).contains("TABLE c");
        assertThat(model.committedWords()).isEqualTo("Everything before it is committed.");
        model.go(Way.MARK);
        assertThat(navigator.planned())
                .isEqualTo(PlanRequest.stamp(new Target.Named(Timelines.id("c").toString())).justThat());
        model.go(Way.UNDO);
        assertThat(navigator.planned())
                .isEqualTo(PlanRequest.rollback(new Target.These(List.of(Timelines.id("b")))));
    }

    @Test
    void whatWasNotOneTransactionIsLookedAtBeforeItIsRunAgain() {
        MemoryEngine engine =
                new MemoryEngine("a | b c").alone("c", "CREATE INDEX CONCURRENTLY c_i ON c (id)").failingAt("c");
        ResultViewModel model = result(new MemoryWindow(engine), HEAD, AGREED);
        assertThat(model.ways()).contains(Way.RECOVER, Way.RETRY);
        model.go(Way.RECOVER);
        assertThat(navigator.went()).endsWith("recover");
        ResultViewModel whole = result(new MemoryWindow(new MemoryEngine("a | b c").failingAt("c")), HEAD, AGREED);
        assertThat(whole.ways()).doesNotContain(Way.RECOVER);
    }

    @Test
    void whatWasRefusedIsPlannedAgainAndALockIsShown() {
        ResultViewModel refused = result(new MemoryWindow(new MemoryEngine("a | b")), HEAD, Agreement.NONE);
        assertThat(refused.ways()).containsExactly(Way.PLAN_AGAIN, Way.BACK);
        refused.go(Way.PLAN_AGAIN);
        assertThat(navigator.planned()).isEqualTo(HEAD);
        MemoryWindow locked = new MemoryWindow(new MemoryEngine("a | b").lockedBy("build-7"));
        ResultViewModel model = result(locked, HEAD, AGREED);
        assertThat(model.ways()).containsExactly(Way.LOCK, Way.PLAN_AGAIN, Way.BACK);
        model.go(Way.LOCK);
        assertThat(navigator.went()).endsWith("lock");
    }

    @Test
    void aReportIsSavedWhereThePersonSays() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b"));
        ResultViewModel model = result(window, HEAD, AGREED);
        model.saveReport(Path.of("report.html"), false);
        assertThat(window.documents().texts().get(Path.of("report.html"))).contains("upgrade head").contains("TABLE");
        assertThat(model.savedProperty().get()).contains("report.html").doesNotContain("in place");
        model.saveReport(Path.of("report.html"), false);
        assertThat(model.savedProperty().get()).contains("in place of the file that was there");
    }

    @Test
    void theFileOfWhatFailedIsOpenedAndWhereItCannotBeThatIsSaid() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c").failingAt("c"));
        ResultViewModel model = result(window, HEAD, AGREED);
        model.go(Way.FILE);
        assertThat(window.sources().asked()).containsExactly("open /project/c.sql");
        assertThat(navigator.went()).noneMatch(way -> way.startsWith("failed"));
        window.sources().refuse();
        model.go(Way.FILE);
        assertThat(navigator.went()).endsWith("failed: The system has no program for it.");
    }

    private ResultViewModel result(MemoryWindow window, PlanRequest request, Agreement agreement) {
        Workspace workspace = window.workspace(Environment.DEVELOPMENT);
        Plan plan = window.makePlan().make(workspace.database(), request);
        RunViewModel run =
                new RunViewModel(workspace, RunOrder.usual(plan), navigator, window.messages(),
                        InstantSource.fixed(Instant.EPOCH));
        run.start(window.runPlan(), agreement);
        return Objects.requireNonNull(run.result(new ResultViewModel.UseCases(
                window.saving().report(), window.services().reading().looking().source(), id -> id.id() + ".sql")));
    }
}
