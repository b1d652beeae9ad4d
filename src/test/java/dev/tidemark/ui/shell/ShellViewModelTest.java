package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.HeldTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.shell.Header.Verb;
import dev.tidemark.ui.timeline.TimelineViewModel;
import dev.tidemark.ui.watch.WatchViewModel;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ShellViewModelTest {
    @Test
    void itBeginsWithNothingOpen() {
        ShellViewModel model = model(new MemoryWindow(new MemoryEngine("a | b")));
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Start.class);
        assertThat(model.headerProperty().get().verbs()).isEmpty();
    }

    @Test
    void theSampleOpensOnItsTimeline() {
        ShellViewModel model = model(new MemoryWindow(new MemoryEngine("a | b")));
        model.openSample();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Timeline.class);
        Header header = model.headerProperty().get();
        assertThat(header.environment()).isEqualTo(Environment.DEVELOPMENT);
        assertThat(header.pending()).isEqualTo(1);
        assertThat(header.verbs()).contains(Verb.APPLY, Verb.ROLL_BACK, Verb.MARK, Verb.TAG);
    }

    @Test
    void onAPlanTheVerbsOfTheTimelineRest() {
        ShellViewModel model = model(new MemoryWindow(new MemoryEngine("a | b")));
        model.openSample();
        model.applyAll();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Plan.class);
        assertThat(model.headerProperty().get().verbs()).isEmpty();
        model.timeline();
        assertThat(model.headerProperty().get().verbs()).contains(Verb.APPLY);
    }

    @Test
    void anAppliedPlanShowsOnTheTimeline() {
        ShellViewModel model = model(new MemoryWindow(new MemoryEngine("a | b c")));
        model.openSample();
        model.applyAll();
        Screen.Plan plan = (Screen.Plan) model.screenProperty().get();
        plan.model().consent().tickedProperty().set(true);
        plan.model().apply();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Run.class);
        model.timeline();
        assertThat(model.headerProperty().get().pending()).isZero();
        assertThat(model.headerProperty().get().verbs()).doesNotContain(Verb.APPLY);
    }

    @Test
    void aComparisonLeadsToARevisionAndThatToTheTimeline() {
        ShellViewModel model = model(new MemoryWindow(new MemoryEngine("a | b")));
        model.openSample();
        model.compare();
        Screen.Compare compare = (Screen.Compare) model.screenProperty().get();
        compare.model().draft();
        Screen.Revision revision = (Screen.Revision) model.screenProperty().get();
        assertThat(revision.model().differences()).isEqualTo(4);
        revision.model().write();
        revision.model().timeline();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Timeline.class);
    }

    @Test
    void whatCannotBeOpenedIsSaid() {
        Failure why = new Failure.Unreachable("Nobody answers.", "Check the port.");
        ShellViewModel model = model(new MemoryWindow(new MemoryEngine("a | b")).unreachable(why));
        model.openSample();
        assertThat(model.cardProperty().get()).isEqualTo(new Card.Problem(why));
        model.closeOverlay();
        assertThat(model.cardProperty().get()).isNull();
    }

    @Test
    void choosingContextsOpensTheDatabaseAgainAndPlansTheSame() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b").withContexts("prod"));
        ShellViewModel model = model(window);
        model.openSample();
        model.applyAll();
        model.useContexts("");
        assertThat(window.projects().getLast().execution().contexts()).isEmpty();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Plan.class);
        assertThat(model.connections()).hasSize(1);
        Screen.Plan plan = (Screen.Plan) model.screenProperty().get();
        assertThat(plan.model().planProperty().get()).isNotNull();
    }

    @Test
    void otherContextsKeepTheListThePlaceAndTheSelection() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c").inContext("prod", "b"));
        ShellViewModel model = model(window);
        model.opened(window.workspace(Environment.DEVELOPMENT));
        model.opened(window.workspace(Environment.STAGING));
        model.show(model.connections().getFirst());
        Connection before = Objects.requireNonNull(model.currentProperty().get());
        model.chooseContexts();
        assertThat(model.cardProperty().get()).isInstanceOf(Card.Contexts.class);
        model.useContexts("prod", "");
        Connection after = Objects.requireNonNull(model.currentProperty().get());
        assertThat(model.connections().indexOf(after)).isZero();
        assertThat(after.timeline()).isSameAs(before.timeline());
        assertThat(after.workspace().database().project().execution().contexts()).isEqualTo("prod");
        assertThat(after.timeline().stateProperty().get()).isEqualTo(TimelineViewModel.State.READY);
        assertThat(model.headerProperty().get().footer().contexts()).isEqualTo("Contexts: prod");
    }

    @Test
    void chosenContextsAreRememberedForProjectAndConnection() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c").inContext("prod", "b"));
        ShellViewModel first = model(window);
        first.opened(window.workspace(Environment.DEVELOPMENT));
        first.useContexts("prod", "x");
        ShellViewModel second = model(window);
        second.opened(window.workspace(Environment.DEVELOPMENT));
        ProjectSettings.Execution execution = Objects.requireNonNull(second.currentProperty().get()).workspace()
                .database().project().execution();
        assertThat(execution.contexts()).isEqualTo("prod");
        assertThat(execution.labels()).isEqualTo("x");
        assertThat(second.connections()).hasSize(1);
        assertThat(second.headerProperty().get().pending()).isEqualTo(2);
    }

    @Test
    void aLostConnectionStandsInTheBottomLineUntilItIsBack() {
        MemoryEngine engine = new MemoryEngine("a | b");
        ShellViewModel model = model(new MemoryWindow(engine));
        model.openSample();
        engine.silent(new Failure.Unreachable("The connection is lost.", "Try again."));
        for (int i = 0; i < WatchViewModel.NEAR; i++) {
            model.tick(true);
        }
        assertThat(model.activityProperty().get()).startsWith("Connection lost, shown as of ");
        assertThat(model.headerProperty().get().pending()).isEqualTo(1);
        engine.silent(null);
        model.retry();
        assertThat(model.activityProperty().get()).isEqualTo("Connected");
        assertThat(model.cardProperty().get()).isNull();
    }

    @Test
    void disconnectingGoesBackToTheStart() {
        MemoryEngine engine = new MemoryEngine("a | b");
        ShellViewModel model = model(new MemoryWindow(engine));
        model.openSample();
        model.departures().disconnect();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.Start.class);
        assertThat(engine.closed()).isEqualTo(1);
    }

    @Test
    void aHeldLockIsNamedAtTheBottom() {
        ShellViewModel model = model(new MemoryWindow(new MemoryEngine("a | b").lockedBy("build-7")));
        model.openSample();
        assertThat(model.headerProperty().get().footer().lock()).contains("build-7");
        assertThat(model.headerProperty().get().footer().lockHeld()).isTrue();
        model.lock();
        assertThat(model.cardProperty().get()).isInstanceOf(Card.Lock.class);
    }

    @Test
    void whoLeavesTheFormWhileItConnectsIsNotBroughtToATimelineLater() {
        MemoryEngine engine = new MemoryEngine("a | b");
        HeldTaskRunner held = new HeldTaskRunner();
        held.hold();
        MemoryWindow window = new MemoryWindow(engine);
        ShellViewModel model = new ShellViewModel(
                window.services(), name -> name.equals("connection") ? held : new DirectTaskRunner(),
                window.messages());
        model.connect();
        Screen.Connect form = (Screen.Connect) model.screenProperty().get();
        form.model().fields().databaseProperty().set("orders");
        form.model().connect();
        model.newProject(null);
        held.letGo();
        assertThat(model.screenProperty().get()).isInstanceOf(Screen.NewProject.class);
        assertThat(model.connections()).isEmpty();
        assertThat(engine.closed()).isEqualTo(1);
    }

    @Test
    void aVerbThatCannotBeDoneSaysWhy() {
        ShellViewModel model = model(new MemoryWindow(new MemoryEngine("a | b").readOnly("You chose to look only.")));
        model.openSample();
        assertThat(model.headerProperty().get().verbs()).doesNotContain(Verb.APPLY, Verb.TAG);
        assertThat(model.situation().whyNot(Verb.APPLY)).isEqualTo("You chose to look only.");
        assertThat(model.situation().whyNot(Verb.REFRESH)).isEmpty();
        ShellViewModel writing = model(new MemoryWindow(new MemoryEngine("a b |")));
        writing.openSample();
        assertThat(writing.situation().whyNot(Verb.APPLY)).startsWith("Nothing is pending");
        assertThat(writing.situation().whyNot(Verb.TAG)).isEmpty();
        writing.rollBack();
        writing.runLog();
        assertThat(writing.situation().whyNot(Verb.TAG)).startsWith("Go back to the timeline");
    }

    private static ShellViewModel model(MemoryWindow window) {
        return new ShellViewModel(window.services(), name -> new DirectTaskRunner(), window.messages());
    }
}
