package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.shell.Header.Verb;
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
    void disconnectingGoesBackToTheStart() {
        MemoryEngine engine = new MemoryEngine("a | b");
        ShellViewModel model = model(new MemoryWindow(engine));
        model.openSample();
        model.disconnect();
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

    private static ShellViewModel model(MemoryWindow window) {
        return new ShellViewModel(window.services(), name -> new DirectTaskRunner(), window.messages());
    }
}
