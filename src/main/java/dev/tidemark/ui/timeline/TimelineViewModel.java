package dev.tidemark.ui.timeline;

import dev.tidemark.application.MakePlan;
import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The timeline of one database: what is shown of it, and what is selected. */
public final class TimelineViewModel {
    /** What there is to show. */
    public enum State {
        /** It is being read for the first time. */
        LOADING,
        /** It was read. */
        READY,
        /** It could not be read; see the failure. */
        FAILED
    }

    /**
     * How far a search is.
     *
     * @param place the how-manieth match is selected, counted from 1; 0 where none of them is
     * @param count how many matches there are; -1 where nothing is looked for
     */
    public record Matches(int place, int count) {
        /** Nothing is looked for. */
        static final Matches NONE = new Matches(0, -1);
    }

    /** The preference that keeps which end of the history is on top. */
    static final String ORDER = "timeline.order";
    /** The preference that keeps whether a search hides what it does not find. */
    static final String NARROWING = "timeline.search.narrows";

    private volatile Workspace workspace;
    private final ReadTimeline readTimeline;
    private final Navigator navigator;
    private final LiftViewModel lift;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Status> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> busy = new ReadOnlyObjectWrapper<>(Boolean.FALSE);
    private final ReadOnlyObjectWrapper<Matches> matches = new ReadOnlyObjectWrapper<>(Matches.NONE);
    private final ObjectProperty<@Nullable TimelineEntry> selected = new SimpleObjectProperty<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<TimelineFilter> filter = new SimpleObjectProperty<>(TimelineFilter.ALL);
    private final BooleanProperty narrowing = new SimpleBooleanProperty();
    private final ObjectProperty<TimelineOrder> order = new SimpleObjectProperty<>();
    private final ObservableList<TimelineRow> rows = FXCollections.observableArrayList();
    private final Set<String> folded = new HashSet<>();
    private final Set<String> foldedWhileFiltered = new HashSet<>();
    private TimelineSearch search = new TimelineSearch(List.of(), TimelineFilter.ALL);
    private int shownCount;

    /** Of {@code workspace}; nothing is read before {@link #refresh()}. */
    public TimelineViewModel(
            Workspace workspace, ReadTimeline readTimeline, MakePlan makePlan, Preferences preferences,
            Navigator navigator) {
        this.workspace = workspace;
        this.readTimeline = readTimeline;
        this.navigator = navigator;
        lift = new LiftViewModel(this::workspace, makePlan, navigator);
        order.set(TimelineOrder.of(preferences.find(ORDER)));
        narrowing.set(!"false".equals(preferences.find(NARROWING)));
        text.subscribe((before, now) -> looked());
        filter.subscribe((before, now) -> filtered());
        narrowing.subscribe((before, now) -> {
            preferences.keep(NARROWING, String.valueOf(now));
            filtered();
        });
        order.subscribe((before, now) -> {
            preferences.keep(ORDER, now.word());
            show(status.get());
        });
        selected.subscribe((before, now) -> count());
    }

    /** What is shown from now on is read from there; what is shown stays until then. */
    public void use(Workspace reopened) {
        workspace = reopened;
    }

    /** The database that is read. */
    public Workspace workspace() {
        return workspace;
    }

    /** Reads files and database again; filter and selection stay, and what is shown does where that fails. */
    public void refresh() {
        if (busy.get()) {
            return;
        }
        busy.set(Boolean.TRUE);
        workspace.tasks().run(
                () -> readTimeline.read(workspace.database()),
                this::read,
                this::failed,
                () -> busy.set(Boolean.FALSE));
    }

    private void read(Status now) {
        failure.set(null);
        status.set(now);
        state.set(State.READY);
        show(now);
    }

    /** Shows what happened to interrupted revisions. */
    public void recover() {
        navigator.recover();
    }

    private void failed(Failure why) {
        if (why instanceof Failure.Cancelled && status.get() != null) {
            return; // What was read before stays; nobody needs to be told what they asked for.
        }
        failure.set(null); // so that the same one is told again
        failure.set(why);
        state.set(status.get() == null ? State.FAILED : State.READY);
    }

    private void looked() {
        if (narrowing.get()) {
            filtered();
            return;
        }
        show(status.get());
        TimelineEntry found = search.looking() ? search.atOrAfter(selected.get()) : null;
        if (found != null) {
            reveal(found);
        }
    }

    private void filtered() {
        foldedWhileFiltered.clear();
        show(status.get());
    }

    private void show(@Nullable Status now) {
        if (now == null) {
            return;
        }
        TimelineFilter shown = shownFilter();
        TimelineEntry before = selected.get();
        TimelineRows.Built built =
                TimelineRows.of(now.timeline(), shown, new TimelineRows.Shape(order.get(), Set.copyOf(folds())));
        shownCount = built.entries().size();
        search = new TimelineSearch(built.entries(), TimelineFilter.ALL.withText(text.get()));
        rows.setAll(built.rows());
        lift.moved(now, rows, order.get());
        TimelineEntry same = before == null ? null : now.timeline().find(before.id());
        selected.set(same == null || !shown.shows(same) ? first(now) : same);
        count();
    }

    private void count() {
        matches.set(search.looking() ? new Matches(search.place(selected.get()), search.count()) : Matches.NONE);
    }

    /** What hides rows: the filter, and the text where it is to. */
    private TimelineFilter shownFilter() {
        return narrowing.get() ? filter.get().withText(text.get()) : filter.get();
    }

    /** What is folded. While something is hidden it is remembered apart, so that what was found is seen. */
    private Set<String> folds() {
        return shownFilter().showsAll() ? folded : foldedWhileFiltered;
    }

    /** What a person most likely wants to see first: what would run next, else where the database stands. */
    private @Nullable TimelineEntry first(Status now) {
        List<TimelineEntry> waiting = now.timeline().waiting();
        TimelineEntry next = waiting.isEmpty() ? null : shown(waiting.getFirst().id());
        if (next != null) {
            return next;
        }
        RevisionId current = now.timeline().current();
        TimelineEntry last = current == null ? null : shown(current);
        return last != null
                ? last
                : rows.stream()
                        .filter(TimelineRow.Item.class::isInstance)
                        .map(r -> ((TimelineRow.Item) r).entry())
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable TimelineEntry shown(RevisionId id) {
        for (TimelineRow row : rows) {
            if (row instanceof TimelineRow.Item item && item.entry().id().equals(id)) {
                return item.entry();
            }
        }
        return null;
    }

    /** Folds the group of that key away, or shows its revisions again. */
    public void fold(String key, boolean away) {
        if (away ? folds().add(key) : folds().remove(key)) {
            show(status.get());
        }
    }

    /** Folds every group away, or none. */
    public void foldAll(boolean away) {
        folds().clear();
        if (away) {
            rows.stream()
                    .filter(TimelineRow.Head.class::isInstance)
                    .forEach(row -> folds().add(((TimelineRow.Head) row).group().key()));
        }
        show(status.get());
    }

    /** Whether every group is folded away. */
    public boolean allFolded() {
        return rows.stream().noneMatch(TimelineRow.Item.class::isInstance) && !rows.isEmpty();
    }

    /** Selects what the search found next, below or above the selected one; after the last comes the first. */
    public void next(boolean down) {
        TimelineEntry found = search.next(selected.get(), down);
        if (found != null) {
            reveal(found);
        }
    }

    /** Goes to the revision, where the filter shows it. */
    public void select(RevisionId id) {
        Status now = status.get();
        TimelineEntry entry = now == null ? null : now.timeline().find(id);
        if (entry != null && shownFilter().shows(entry)) {
            reveal(entry);
        }
    }

    /** Selects it, and unfolds its group where that is folded away. */
    private void reveal(TimelineEntry entry) {
        for (TimelineRow row : List.copyOf(rows)) {
            if (row instanceof TimelineRow.Head head
                    && head.group().folded()
                    && head.group().entries().contains(entry)) {
                fold(head.group().key(), false);
            }
        }
        selected.set(entry);
    }

    /** Takes the line of the current position into the hand; tells why where that cannot be. */
    public boolean lift() {
        Status now = status.get();
        return now != null && lift.begin(now, rows, order.get());
    }

    /** Why the position cannot be moved here, or null. */
    public LiftViewModel.@Nullable Refusal refusal() {
        Status now = status.get();
        return now == null ? null : LiftViewModel.refusal(now);
    }

    /** Why nothing can be written here, or null where it can. */
    public @Nullable String readOnly() {
        Status now = status.get();
        return now == null ? null : now.server().readOnly();
    }

    /** The line of the current position. */
    public LiftViewModel lifting() {
        return lift;
    }

    /** The authors that the timeline knows, in their order. */
    public List<String> authors() {
        return distinct(entry -> entry.id().author());
    }

    /** The files that the timeline knows, in their order. */
    public List<String> files() {
        return distinct(entry -> entry.id().path());
    }

    private List<String> distinct(Function<TimelineEntry, String> part) {
        Status now = status.get();
        return now == null ? List.of() : now.timeline().entries().stream().map(part).distinct().sorted().toList();
    }

    /** What can be planned from the selected revision, the usual one first; nothing where nothing can be written. */
    public List<RevisionAction> actions() {
        TimelineEntry entry = selected.get();
        Status now = status.get();
        return entry == null || now == null || readOnly() != null
                ? List.of()
                : RevisionAction.of(entry, now.timeline());
    }

    /** Makes a plan and shows it. */
    public void plan(PlanRequest request) {
        navigator.plan(request);
    }

    /** How many there are, and how many of them are shown: {@code [shown, all]}. */
    public int[] counts() {
        Status now = status.get();
        return new int[]{shownCount, now == null ? 0 : now.timeline().entries().size()};
    }

    /** How many of all of them are in the states of {@code mode}. */
    public int count(TimelineFilter.Mode mode) {
        Status now = status.get();
        return now == null
                ? 0
                : (int) now.timeline().entries().stream().filter(e -> mode.states().contains(e.state())).count();
    }

    /** Shows everything again. */
    public void clearFilter() {
        text.set("");
        filter.set(TimelineFilter.ALL);
    }

    /** Whether there is anything to show. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why it could not be read the last time, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Where the database stands, or null before it was read. */
    public ReadOnlyObjectProperty<@Nullable Status> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether it is being read now. */
    public ReadOnlyObjectProperty<Boolean> busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The selected revision, or null. */
    public ObjectProperty<@Nullable TimelineEntry> selectedProperty() {
        return selected;
    }

    /** What shown revisions contain. */
    public StringProperty textProperty() {
        return text;
    }

    /** How far the search for the text is. */
    public ReadOnlyObjectProperty<Matches> matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    /** What is shown, apart from the text. */
    public ObjectProperty<TimelineFilter> filterProperty() {
        return filter;
    }

    /** Whether the text hides what does not contain it; else it is only looked for. Remembered between starts. */
    public BooleanProperty narrowingProperty() {
        return narrowing;
    }

    /** Which end of the history is on top. Remembered between starts. */
    public ObjectProperty<TimelineOrder> orderProperty() {
        return order;
    }

    /** The rows, from top to bottom. */
    public ObservableList<TimelineRow> rows() {
        return rows;
    }
}
