package dev.tidemark.ui.timeline;

import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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

    private final Workspace workspace;
    private final ReadTimeline readTimeline;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Status> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> busy = new ReadOnlyObjectWrapper<>(Boolean.FALSE);
    private final ObjectProperty<@Nullable TimelineEntry> selected = new SimpleObjectProperty<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<TimelineFilter.Mode> mode = new SimpleObjectProperty<>(TimelineFilter.Mode.ALL);
    private final ObservableList<TimelineRow> rows = FXCollections.observableArrayList();

    /** Of {@code workspace}; nothing is read before {@link #refresh()}. */
    public TimelineViewModel(Workspace workspace, ReadTimeline readTimeline, Navigator navigator) {
        this.workspace = workspace;
        this.readTimeline = readTimeline;
        this.navigator = navigator;
        text.subscribe(() -> show(status.get()));
        mode.subscribe(() -> show(status.get()));
    }

    /** Reads files and database again; the filter stays, and the selection does unless the position moved. */
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
        Status before = status.get();
        failure.set(null);
        status.set(now);
        state.set(State.READY);
        if (before != null && !Objects.equals(before.timeline().current(), now.timeline().current())) {
            selected.set(null);
        }
        show(now);
    }

    private void failed(Failure why) {
        if (why instanceof Failure.Cancelled && status.get() != null) {
            return; // What was read before stays; nobody needs to be told what they asked for.
        }
        failure.set(why);
        state.set(State.FAILED);
    }

    private void show(@Nullable Status now) {
        if (now == null) {
            return;
        }
        TimelineEntry before = selected.get();
        rows.setAll(TimelineRows.of(now.timeline(), new TimelineFilter(text.get(), mode.get())));
        TimelineEntry same = before == null ? null : shown(before.id());
        selected.set(same == null ? first(now) : same);
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

    /** What can be planned from the selected revision, the usual one first. */
    public List<RevisionAction> actions() {
        TimelineEntry entry = selected.get();
        Status now = status.get();
        return entry == null || now == null ? List.of() : RevisionAction.of(entry, now.timeline());
    }

    /** Makes a plan and shows it. */
    public void plan(PlanRequest request) {
        navigator.plan(request);
    }

    /** How many there are, and how many of them are shown: {@code [shown, all]}. */
    public int[] counts() {
        Status now = status.get();
        int shown = (int) rows.stream().filter(TimelineRow.Item.class::isInstance).count();
        return new int[]{shown, now == null ? 0 : now.timeline().entries().size()};
    }

    /** The index of the row that is selected, or -1. */
    public int selectedIndex() {
        TimelineEntry entry = selected.get();
        for (int i = 0; entry != null && i < rows.size(); i++) {
            if (rows.get(i) instanceof TimelineRow.Item item && Objects.equals(item.entry(), entry)) {
                return i;
            }
        }
        return -1;
    }

    /** Shows everything again. */
    public void clearFilter() {
        text.set("");
        mode.set(TimelineFilter.Mode.ALL);
    }

    /** Whether there is anything to show. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why it could not be read, or null. */
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

    /** Which states are shown. */
    public ObjectProperty<TimelineFilter.Mode> modeProperty() {
        return mode;
    }

    /** The rows, newest on top. */
    public ObservableList<TimelineRow> rows() {
        return rows;
    }
}
