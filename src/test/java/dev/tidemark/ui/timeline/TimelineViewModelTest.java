package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.MemoryPreferences;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TimelineViewModelTest {
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final MemoryPreferences preferences = new MemoryPreferences();

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
    void whereNothingCanBeWrittenNoActionIsOfferedAndWhyIsKnown() {
        TimelineViewModel model = model(new MemoryEngine("a b | c d").readOnly("You chose to look only."));
        model.refresh();
        assertThat(model.actions()).isEmpty();
        assertThat(model.readOnly()).isEqualTo("You chose to look only.");
        assertThat(model.lift()).isFalse();
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

    @Test
    void aSearchGoesFromMatchToMatchAndRound() {
        TimelineViewModel model = model(new MemoryEngine("a1 b a2 | c a3"));
        model.refresh();
        model.narrowingProperty().set(false);
        model.textProperty().set("does a");
        assertThat(model.counts()).containsExactly(5, 5);
        assertThat(selected(model)).isEqualTo("a2");
        assertThat(model.matchesProperty().get()).isEqualTo(new TimelineViewModel.Matches(2, 3));
        model.next(true);
        assertThat(selected(model)).isEqualTo("a1");
        model.next(true);
        assertThat(selected(model)).isEqualTo("a3");
        assertThat(model.matchesProperty().get()).isEqualTo(new TimelineViewModel.Matches(1, 3));
        model.next(false);
        assertThat(selected(model)).isEqualTo("a1");
        select(model, "c");
        assertThat(model.matchesProperty().get()).isEqualTo(new TimelineViewModel.Matches(0, 3));
    }

    @Test
    void aMatchInAFoldedGroupUnfoldsIt() {
        TimelineViewModel model = model(new MemoryEngine("a b | c d"));
        model.refresh();
        model.narrowingProperty().set(false);
        model.foldAll(true);
        assertThat(model.allFolded()).isTrue();
        model.textProperty().set("does a");
        assertThat(selected(model)).isEqualTo("a");
        assertThat(model.rows().stream().filter(TimelineRow.Item.class::isInstance)).hasSize(2);
    }

    @Test
    void foldingKeepsTheSelection() {
        TimelineViewModel model = model(new MemoryEngine("a b | c d"));
        model.refresh();
        select(model, "a");
        model.foldAll(true);
        assertThat(selected(model)).isEqualTo("a");
        model.foldAll(false);
        assertThat(selected(model)).isEqualTo("a");
    }

    @Test
    void aFilterShowsWhatItFoundInFoldedGroupsToo() {
        TimelineViewModel model = model(new MemoryEngine("a b | c d"));
        model.refresh();
        model.foldAll(true);
        model.textProperty().set("does a");
        assertThat(model.rows().stream().filter(TimelineRow.Item.class::isInstance)).hasSize(1);
        model.clearFilter();
        assertThat(model.allFolded()).isTrue();
    }

    @Test
    void orderAndWayOfSearchingAreRemembered() {
        TimelineViewModel model = model(new MemoryEngine("a b | c d"));
        assertThat(model.orderProperty().get()).isEqualTo(TimelineOrder.NEWEST_FIRST);
        assertThat(model.narrowingProperty().get()).isTrue();
        model.orderProperty().set(TimelineOrder.OLDEST_FIRST);
        model.narrowingProperty().set(false);
        TimelineViewModel next = model(new MemoryEngine("a b | c d"));
        next.refresh();
        assertThat(next.orderProperty().get()).isEqualTo(TimelineOrder.OLDEST_FIRST);
        assertThat(next.narrowingProperty().get()).isFalse();
        assertThat(next.rows().getFirst()).isInstanceOf(TimelineRow.Deployment.class);
    }

    private TimelineViewModel model(MemoryEngine engine) {
        MemoryWindow window = new MemoryWindow(engine);
        return new TimelineViewModel(window.workspace(Environment.DEVELOPMENT), window.readTimeline(),
                window.makePlan(),
                preferences, navigator);
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
