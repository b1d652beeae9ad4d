package dev.tidemark.ui.revision;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Navigator;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A new revision: what is said about it, the files as they would be, and whether they are written. */
public final class RevisionViewModel {
    /** What it is made of. */
    public enum Origin {
        /** Nothing: a person writes it. */
        EMPTY,
        /** Differences of a comparison. */
        DIFFERENCES,
        /** Everything that is in the database. */
        DATABASE
    }

    /** What there is to see. */
    public enum State {
        /** It is being made for the first time. */
        LOADING,
        /** The files as they would be. */
        SHOWN,
        /** The files cannot be made as it is said; see the failure. */
        FAILED,
        /** They are being written. */
        WRITING,
        /** They are written. */
        WRITTEN
    }

    private final Drafting drafting;
    private final TaskRunner tasks;
    private final Navigator navigator;
    private final Origin origin;
    private final int differences;
    private final StringProperty message = new SimpleStringProperty("");
    private final ObjectProperty<ChangelogFormat> format = new SimpleObjectProperty<>(ChangelogFormat.SQL);
    private final StringProperty author = new SimpleStringProperty("");
    private final StringProperty contexts = new SimpleStringProperty("");
    private final StringProperty labels = new SimpleStringProperty("");
    private final Set<String> converted = new HashSet<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Drafting.@Nullable Draft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private boolean filling;
    private final ReadOnlyBooleanWrapper writable = new ReadOnlyBooleanWrapper();
    private boolean making;
    private boolean stale;
    private boolean over;

    /**
     * With nothing made before {@link #start()}.
     *
     * @param origin what it is made of
     * @param differences how many differences, where it is made of some
     */
    public RevisionViewModel(
            Drafting drafting, TaskRunner tasks, Navigator navigator, Origin origin, int differences) {
        this.drafting = drafting;
        this.tasks = tasks;
        this.navigator = navigator;
        this.origin = origin;
        this.differences = differences;
        message.subscribe(this::changed);
        format.subscribe(this::changed);
        author.subscribe(this::changed);
        contexts.subscribe(this::changed);
        labels.subscribe(this::changed);
        state.subscribe(this::judge);
    }

    private void judge() {
        writable.set(state.get() == State.SHOWN && !making && draft.get() != null && !message.get().isBlank());
    }

    /** Fills in what is usual, and makes the files. */
    public void start() {
        tasks.run(drafting::usual, this::fill, this::failed, () -> {});
    }

    private void fill(Drafting.Wish usual) {
        filling = true;
        message.set(usual.message());
        format.set(usual.format());
        author.set(usual.author());
        contexts.set(usual.contexts());
        labels.set(usual.labels());
        filling = false;
        make();
    }

    private void changed() {
        if (!filling && state.get() != State.LOADING && state.get() != State.WRITTEN) {
            make();
        }
        judge();
    }

    /** Makes the files; what is said meanwhile makes them once more, so that the last word counts. */
    private void make() {
        if (making) {
            stale = true;
            return;
        }
        making = true;
        judge();
        Drafting.Wish wish = wish();
        tasks.run(
                () -> drafting.draft(wish),
                made -> {
                    if (!over) {
                        draft.set(made);
                        failure.set(null);
                        state.set(State.SHOWN);
                    }
                },
                this::failed,
                () -> {
                    making = false;
                    judge();
                    if (stale && !over) {
                        stale = false;
                        make();
                    }
                });
    }

    private void failed(Failure why) {
        failure.set(why);
        state.set(State.FAILED);
    }

    private Drafting.Wish wish() {
        return new Drafting.Wish(
                message.get().strip(), format.get(), author.get().strip(), contexts.get().strip(),
                labels.get().strip(), converted);
    }

    /** Whether what is shown can be written: nothing is being made anew, and it has a message. */
    public ReadOnlyBooleanProperty writableProperty() {
        return writable.getReadOnlyProperty();
    }

    /** Writes what is shown. */
    public void write() {
        Drafting.Draft shown = draft.get();
        if (!writable.get() || shown == null) {
            return;
        }
        state.set(State.WRITING);
        tasks.run(
                () -> {
                    drafting.write(shown.files());
                    return Boolean.TRUE;
                },
                done -> {
                    over = true;
                    state.set(State.WRITTEN);
                    navigator.changed();
                },
                this::failed,
                () -> {});
    }

    /** Says that a column is to be converted although rows are there, or no longer. */
    void convert(String key, boolean yes) {
        if (yes ? converted.add(key) : converted.remove(key)) {
            changed();
        }
    }

    /** The keys of the columns of which that was said. */
    Set<String> converted() {
        return Set.copyOf(converted);
    }

    /** Whether that was said of a column. */
    boolean converts(String key) {
        return converted.contains(key);
    }

    /** Opens the new file in the system's editor. */
    public void open() {
        Drafting.Draft shown = draft.get();
        if (shown != null && state.get() == State.WRITTEN) {
            Path file = shown.files().getFirst().path();
            tasks.run(
                    () -> {
                        drafting.open(file);
                        return Boolean.TRUE;
                    },
                    done -> {},
                    navigator::failed,
                    () -> {});
        }
    }

    /** Tries again after a failure. */
    public void again() {
        make();
    }

    /** Goes back: to the timeline where it was written, else to where it was asked for. */
    public void timeline() {
        over = true;
        navigator.timeline();
    }

    /** What it is made of. */
    public Origin origin() {
        return origin;
    }

    /** How many differences it is made of; 0 for none. */
    public int differences() {
        return differences;
    }

    /** What it does, in a line. */
    public StringProperty messageProperty() {
        return message;
    }

    /** In which format it is written. */
    public ObjectProperty<ChangelogFormat> formatProperty() {
        return format;
    }

    /** Who writes it. */
    public StringProperty authorProperty() {
        return author;
    }

    /** In which contexts it runs. */
    public StringProperty contextsProperty() {
        return contexts;
    }

    /** Its labels. */
    public StringProperty labelsProperty() {
        return labels;
    }

    /** What there is to see. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The files as they would be; null before they were made. */
    public ReadOnlyObjectProperty<Drafting.@Nullable Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** Why they cannot be made or written, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
