package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TimelineViewModelTest {
    private final RecordingNavigator navigator = new RecordingNavigator();

    @Test
    void nothingIsReadBeforeItIsAskedFor() {
        assertThat(model(new MemoryEngine("a | b")).stateProperty().get()).isEqualTo(TimelineViewModel.State.LOADING);
    }

    @Test
    void whatWouldRunNextIsSelectedFirst() {
        TimelineViewModel model = model(new MemoryEngine("a b | c d"));
        model.refresh();
        assertThat(selected(model)).isEqualTo("c");
    }

    @Test
    void withNothingPendingTheCurrentOneIsSelected() {
        TimelineViewModel model = model(new MemoryEngine("a b |"));
        model.refresh();
        assertThat(selected(model)).isEqualTo("b");
    }

    @Test
    void aRefreshKeepsTheSelection() {
        TimelineViewModel model = model(new MemoryEngine("a b | c d"));
        model.refresh();
        select(model, "a");
        model.refresh();
        assertThat(selected(model)).isEqualTo("a");
    }

    @Test
    void theSelectedOneStaysSelectedWhenThePositionMoved() {
        MemoryEngine engine = new MemoryEngine("a b | c d");
        TimelineViewModel model = model(engine);
        model.refresh();
        select(model, "a");
        engine.becomes("a b c | d");
        model.refresh();
        assertThat(selected(model)).isEqualTo("a");
    }

    @Test
    void aReadingThatFailsKeepsWhatIsShown() {
        MemoryEngine engine = new MemoryEngine("a b | c d");
        TimelineViewModel model = model(engine);
        model.refresh();
        engine.silent(new Failure.Unreachable("The connection is lost.", ""));
        model.refresh();
        assertThat(model.stateProperty().get()).isEqualTo(TimelineViewModel.State.READY);
        assertThat(model.failureProperty().get()).isNotNull();
        assertThat(model.counts()).containsExactly(4, 4);
    }

    @Test
    void aFilterThatHidesTheSelectedOneSelectsAnother() {
        TimelineViewModel model = model(new MemoryEngine("a b | c d"));
        model.refresh();
        model.textProperty().set("does a");
        assertThat(selected(model)).isEqualTo("a");
        assertThat(model.counts()).containsExactly(1, 4);
        model.textProperty().set("no such thing");
        assertThat(model.selectedProperty().get()).isNull();
        model.clearFilter();
        assertThat(model.counts()).containsExactly(4, 4);
    }

    @Test
    void aPlanIsAskedForAtTheNavigator() {
        TimelineViewModel model = model(new MemoryEngine("a b | c d"));
        model.refresh();
        model.plan(model.actions().getFirst().request());
        assertThat(Objects.requireNonNull(navigator.planned()).target()).hasToString("db.xml::c::ann");
    }

    private TimelineViewModel model(MemoryEngine engine) {
        MemoryWindow window = new MemoryWindow(engine);
        return new TimelineViewModel(window.workspace(Environment.DEVELOPMENT), window.readTimeline(),
                window.makePlan(),
                window.preferences(), navigator);
    }

    private static void select(TimelineViewModel model, String name) {
        model.rows().stream()
                .filter(TimelineRow.Item.class::isInstance)
                .map(row -> ((TimelineRow.Item) row).entry())
                .filter(entry -> entry.id().id().equals(name))
                .forEach(model.selectedProperty()::set);
    }

    private static String selected(TimelineViewModel model) {
        TimelineEntry entry = model.selectedProperty().get();
        return entry == null ? "" : entry.id().id();
    }
}
