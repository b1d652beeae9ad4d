package dev.tidemark.ui.watch;

import dev.tidemark.application.LookForChanges;
import dev.tidemark.application.LookForChanges.Found;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.TimelineChanges;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Workspace;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Looks from time to time whether files or database changed, and has the timeline read again where they did. A look is
 * one query on the connection's own thread, and only where nothing else is done or queued there.
 */
public final class WatchViewModel {
    /** Seconds between two looks while a person is there. */
    public static final int NEAR = 4;
    /** Seconds between two looks otherwise. */
    public static final int AWAY = 20;

    private static final int LONGEST_PAUSE = 60;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** What there is to say. */
    public sealed interface State {
        /** Nothing: what is shown is what is there. */
        record Calm() implements State {}

        /**
         * Somebody changed something, and it is shown.
         *
         * @param text what, in words
         * @param revisions what is new, to go to; may be empty
         */
        record Changed(String text, List<RevisionId> revisions) implements State {}

        /**
         * It cannot be read now; what is shown is old.
         *
         * @param failure why
         * @param lost whether the connection is gone; else the files or the database's answer are to blame
         * @param asOf when what is shown was read, hours and minutes; empty where nothing is
         * @param trying whether it is being tried again now
         */
        record Old(Failure failure, boolean lost, String asOf, boolean trying) implements State {}
    }

    /** What is watched. */
    public interface Watched {
        /** The database, as it is open now. */
        Workspace workspace();

        /** What is shown, or null before it was read. */
        @Nullable
        Status status();

        /** Reads it again. */
        void reread();

        /** Goes to a revision. */
        void select(RevisionId revision);
    }

    private final Watched watched;
    private final LookForChanges changes;
    private final Messages messages;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Calm());
    private String asOf = "";
    private int waited;
    private int failures;
    private boolean looking;
    private @Nullable Found reason;
    private @Nullable Status shown;
    private @Nullable Failure first;

    /** Watches nothing before {@link #tick} is called. */
    public WatchViewModel(Watched watched, LookForChanges changes, Messages messages, InstantSource clock) {
        this.watched = watched;
        this.changes = changes;
        this.messages = messages;
        this.clock = clock;
    }

    /** A second went by. Looks where {@code seconds} went by since the last look, and later after failures. */
    public void tick(int seconds) {
        waited++;
        if (waited >= Math.min(LONGEST_PAUSE, seconds << Math.min(failures, 4))) {
            look();
        }
    }

    /** Looks now. */
    public void retry() {
        if (state.get() instanceof State.Old old) {
            state.set(new State.Old(old.failure(), old.lost(), old.asOf(), true));
        }
        look();
    }

    private void look() {
        Workspace workspace = watched.workspace();
        boolean never = watched.status() == null && first == null; // it is being read for the first time
        if (looking || never || !workspace.tasks().idle()) {
            return;
        }
        looking = true;
        waited = 0;
        Status status = watched.status();
        workspace.tasks().run(
                () -> changes.look(workspace.database(), status),
                this::found,
                failure -> missed(failure, false),
                () -> looking = false);
    }

    private void found(Found found) {
        boolean again = state.get() instanceof State.Old old && (old.lost() || old.trying());
        boolean atLast = watched.status() == null && first instanceof Failure.Unreachable;
        failures = 0;
        if (found.any() || again || atLast) {
            reason = found;
            watched.reread();
        }
    }

    /** A look or a reading failed. */
    private void missed(Failure failure, boolean reading) {
        failures++;
        boolean lost = failure instanceof Failure.Unreachable;
        if (watched.status() != null && (lost || reading || state.get() instanceof State.Old)) {
            state.set(new State.Old(failure, lost, asOf, false));
        }
    }

    /** The timeline could not be read; null where that is over. */
    public void failed(@Nullable Failure failure) {
        if (failure == null) {
            return;
        }
        reason = null;
        if (watched.status() == null) {
            first = failure; // the timeline says it itself
            failures++;
        } else {
            missed(failure, true);
        }
    }

    /** The timeline was read, for whatever reason. */
    public void read(Status now) {
        Status before = shown;
        Found why = reason;
        reason = null;
        shown = now;
        first = null;
        failures = 0;
        asOf = TIME.format(LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
        boolean wasOld = state.get() instanceof State.Old;
        State news = before == null || why == null ? null : news(why, before, now);
        if (news != null) {
            state.set(news);
        } else if (wasOld) {
            state.set(new State.Calm());
        }
    }

    private @Nullable State news(Found why, Status before, Status now) {
        TimelineChanges what = TimelineChanges.between(before.timeline(), now.timeline());
        List<String> texts = new ArrayList<>();
        List<RevisionId> revisions = new ArrayList<>();
        if (why.files()) {
            texts.add(messages.text(
                    "watch.files", counts("added", what.added(), "edited", what.edited(), "removed", what.removed())));
            revisions.addAll(what.added());
            revisions.addAll(what.edited());
        }
        if (why.record()) {
            texts.add(messages.text(
                    "watch.record", counts("applied", what.applied(), "undone", what.undone(), "rerun", what.rerun())));
            revisions.addAll(what.applied());
            revisions.addAll(what.undone());
            revisions.addAll(what.rerun());
        }
        return texts.isEmpty() ? null : new State.Changed(String.join("  ", texts), List.copyOf(revisions));
    }

    private String counts(
            String one, List<RevisionId> ones, String other, List<RevisionId> others, String third,
            List<RevisionId> thirds) {
        List<String> texts = new ArrayList<>();
        add(texts, one, ones);
        add(texts, other, others);
        add(texts, third, thirds);
        return texts.isEmpty() ? messages.text("watch.count.none") : String.join(", ", texts);
    }

    private void add(List<String> texts, String key, List<RevisionId> what) {
        if (!what.isEmpty()) {
            texts.add(messages.text("watch.count." + key, what.size()));
        }
    }

    /** Goes to the first of what changed. */
    public void show() {
        if (state.get() instanceof State.Changed changed && !changed.revisions().isEmpty()) {
            watched.select(changed.revisions().getFirst());
        }
    }

    /** What was said was read. */
    public void dismiss() {
        if (state.get() instanceof State.Changed) {
            state.set(new State.Calm());
        }
    }

    /** What there is to say. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the connection is gone. */
    public boolean lost() {
        return state.get() instanceof State.Old old && old.lost();
    }

    /** When what is shown was read, hours and minutes. */
    public String asOf() {
        return asOf;
    }
}
