package dev.tidemark.ui.shell;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.CancelToken.Wish;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.HeldTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.run.RunViewModel;
import dev.tidemark.ui.shell.Header.Verb;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs on several databases, and what is asked while they go on. */
@Tag("fast")
class RunsTest {
    private final HeldTaskRunner runner = new HeldTaskRunner();
    private final List<String> did = new ArrayList<>();

    /** The first database runs and is held; the second one is only open. */
    private ShellViewModel running(MemoryEngine engine) {
        MemoryWindow window = new MemoryWindow(engine);
        ShellViewModel model =
                new ShellViewModel(window.services(), name -> new DirectTaskRunner(), window.messages());
        model.openSample();
        Workspace sample = requireNonNull(model.currentProperty().get()).workspace();
        Workspace first = new Workspace("orders", sample.database(), runner, false);
        model.opened(first);
        runner.hold();
        model.run(
                RunOrder.usual(window.makePlan().make(first.database(), PlanRequest.upgrade(new Target.Head()))),
                new Agreement(true, null, true));
        return model;
    }

    private static Connection other(ShellViewModel model) {
        return model.connections().getFirst();
    }

    private static Connection first(ShellViewModel model) {
        return model.connections().getLast();
    }

    private static RunViewModel run(ShellViewModel model) {
        return requireNonNull(model.runs().of(first(model)));
    }

    @Test
    void anotherDatabaseCanBeWorkedOnMeanwhile() {
        ShellViewModel model = running(new MemoryEngine("a | b c"));
        model.show(other(model));
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Timeline.class);
        assertThat(model.headerProperty().get().verbs()).contains(Verb.APPLY, Verb.ROLL_BACK);
        assertThat(model.activityProperty().get()).isEqualTo("orders: 0 of 2 done");
    }

    @Test
    void comingBackShowsTheRun() {
        ShellViewModel model = running(new MemoryEngine("a | b c"));
        Screen before = model.screenProperty().get();
        model.show(other(model));
        model.show(first(model));
        assertThat(model.screenProperty().get()).isSameAs(before).isInstanceOf(Screen.Run.class);
        model.connect();
        model.timeline();
        assertThat(model.screenProperty().get()).isSameAs(before);
    }

    @Test
    void theRunLogOpensMeanwhileAndComesBackToTheRunEvenWhereItEnded() {
        ShellViewModel model = running(new MemoryEngine("a | b c"));
        Screen before = model.screenProperty().get();
        model.runLog();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.RunLog.class);
        model.timeline();
        assertThat(model.screenProperty().get()).isSameAs(before);
        model.runLog();
        runner.letGo();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.RunLog.class);
        model.timeline();
        assertThat(model.screenProperty().get()).isSameAs(before);
        model.timeline();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Timeline.class);
    }

    @Test
    void leavingAPlanLeavesOffCounting() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c"));
        ShellViewModel model =
                new ShellViewModel(window.services(), name -> new DirectTaskRunner(), window.messages());
        Workspace direct = window.workspace(Environment.DEVELOPMENT);
        model.opened(new Workspace("orders", direct.database(), runner, false));
        runner.hold();
        model.plan(PlanRequest.upgrade(new Target.Head()));
        runner.letGoOne();
        Screen.Plan plan = (Screen.Plan) model.screenProperty().get();
        assertThat(plan.model().countingProperty().get()).isNotEmpty();
        model.timeline();
        assertThat(plan.model().countingProperty().get()).isEmpty();
    }

    @Test
    void aRunThatEndsElsewhereIsSaidAndItsTimelineReadAgain() {
        ShellViewModel model = running(new MemoryEngine("a | b c"));
        model.show(other(model));
        runner.letGo();
        assertThat(model.activityProperty().get()).isEqualTo("orders: done");
        assertThat(first(model).pending()).isZero();
        model.show(first(model));
        model.timeline();
        assertThat(model.runs().of(first(model))).isNull();
        assertThat(model.activityProperty().get()).isEqualTo("Connected");
    }

    @Test
    void closingAsksAndIsDoneWhenTheRunWasStopped() {
        ShellViewModel model = running(new MemoryEngine("a | b c"));
        assertThat(model.departures().refusesToClose(() -> did.add("closed"))).isTrue();
        Card.StillRunning card = (Card.StillRunning) requireNonNull(model.cardProperty().get());
        assertThat(card.where()).containsExactly(first(model));
        model.departures().stopRuns(card.where(), Wish.AFTER_REVISION, card.then());
        assertThat(model.cardProperty().get()).isNull();
        assertThat(run(model).wishProperty().get()).isEqualTo(Wish.AFTER_REVISION);
        assertThat(did).isEmpty();
        runner.letGo();
        assertThat(did).containsExactly("closed");
        assertThat(model.departures().refusesToClose(() -> {})).isFalse();
    }

    @Test
    void aRunThatFailsMeanwhileIsShownInsteadOfClosing() {
        ShellViewModel model = running(new MemoryEngine("a | b c").failingAt("c"));
        model.departures().stopRuns(model.runs().going(), Wish.AFTER_REVISION, () -> did.add("closed"));
        runner.letGo();
        assertThat(did).isEmpty();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Run.class);
    }

    @Test
    void askingToCancelTwiceCutsTheConnection() {
        ShellViewModel model = running(new MemoryEngine("a | b c"));
        model.departures().stopRuns(model.runs().going(), Wish.NOW, () -> did.add("closed"));
        assertThat(model.runs().askedNow(model.runs().going())).isTrue();
        model.departures().stopRuns(model.runs().going(), Wish.NOW, () -> did.add("closed"));
        assertThat(String.join("\n", run(model).log()))
                .contains("Asked to cancel the statement.", "Asked to cut the connection.");
    }

    @Test
    void disconnectingAsksOnlyWhereTheRunIs() {
        ShellViewModel model = running(new MemoryEngine("a | b c"));
        model.departures().disconnect();
        assertThat(model.cardProperty().get()).isInstanceOf(Card.StillRunning.class);
        model.closeOverlay();
        model.show(other(model));
        model.departures().disconnect();
        assertThat(model.cardProperty().get()).isNull();
        assertThat(model.connections()).hasSize(1);
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Run.class);
    }

    @Test
    void waitingForTheDatabaseCanBeGivenUp() {
        ShellViewModel model = running(new MemoryEngine("a |"));
        runner.letGo();
        model.timeline();
        runner.direct().slow(true);
        assertThat(model.situation().waitingProperty().get()).isTrue();
        assertThat(model.activityProperty().get()).isEqualTo("Waiting for the database…");
        runner.direct().slow(false);
        assertThat(model.situation().waitingProperty().get()).isFalse();
    }

    @Test
    void aRunIsNotAReadingThatCanBeGivenUp() {
        ShellViewModel model = running(new MemoryEngine("a | b"));
        runner.direct().slow(true);
        assertThat(model.situation().waitingProperty().get()).isFalse();
    }
}
