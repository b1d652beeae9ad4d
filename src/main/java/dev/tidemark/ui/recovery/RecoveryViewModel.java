package dev.tidemark.ui.recovery;

import dev.tidemark.application.Doubts;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What an interrupted run may have left behind on one open database: looked for in the background whenever the timeline was
 * read, told by a line above it, and explained on a screen with the ways out. On the window's thread.
 */
public final class RecoveryViewModel {
    /** What is looked at. */
    public interface Subject {
        /** The database, as it is open now. */
        Workspace workspace();

        /** Reads the timeline again; {@link RecoveryViewModel#read} is called when that is done. */
        void reread();
    }

    /**
     * What was found.
     *
     * @param doubts what is in doubt
     * @param status how the database stood then
     * @param at when, on this computer's clock
     */
    public record Found(Doubts doubts, Status status, LocalDateTime at) {}

    /** What the line above the timeline says. */
    public sealed interface Line {
        /** Nothing: all agrees, or nothing is known yet. */
        record Calm() implements Line {}

        /**
         * Something is in doubt.
         *
         * @param doubts what
         * @param before how much a person had to decide before; 0 where nothing was mended since
         */
        record Trouble(Doubts doubts, int before) implements Line {}

        /** What was in doubt is mended. */
        record Mended() implements Line {}

        /**
         * It could not be looked for.
         *
         * @param failure why
         */
        record Unknown(Failure failure) implements Line {}
    }

    private final Subject subject;
    private final Doubting doubting;
    private final Navigator navigator;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Line> line = new ReadOnlyObjectWrapper<>(new Line.Calm());
    private @Nullable AtomicBoolean current;
    private @Nullable Status unlooked;
    private boolean mending;
    private boolean reading;

    /** Of {@code subject}; nothing is looked for before its timeline was read. */
    public RecoveryViewModel(Subject subject, Doubting doubting, Navigator navigator, InstantSource clock) {
        this.subject = subject;
        this.doubting = doubting;
        this.navigator = navigator;
        this.clock = clock;
    }

    /** The timeline is being read, or no longer. */
    public void reading(boolean now) {
        reading = now;
        looking.set(reading || current != null);
    }

    /** The timeline was read: looks, in the background, for what may be in doubt there. */
    public void read(Status status) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        giveWay(); // an older look tells nothing about what was read since
        current = wanted;
        unlooked = status;
        looking.set(true);
        Workspace workspace = subject.workspace();
        workspace.tasks().run(
                () -> wanted.get()
                        ? Optional.of(doubting.find(workspace.database(), status))
                        : Optional.<Doubts>empty(),
                doubts -> {
                    if (wanted.get()) {
                        doubts.ifPresent(found -> arrived(found, status));
                    }
                },
                why -> {
                    if (wanted.get()) {
                        missed(why);
                    }
                },
                () -> {
                    if (wanted.equals(current)) {
                        current = null;
                        looking.set(reading);
                    }
                });
    }

    /** The timeline could not be read, so that nothing is known anew. */
    public void unreadable(Failure why) {
        failure.set(why);
    }

    private void arrived(Doubts doubts, Status status) {
        Found before = found.get();
        int decisions = before == null ? 0 : decisions(before.doubts());
        unlooked = null;
        failure.set(null);
        found.set(new Found(doubts, status, LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault())));
        boolean mended = mending && decisions(doubts) < decisions;
        if (doubts.any()) {
            line.set(new Line.Trouble(doubts, mended ? decisions : 0));
        } else if (mended || line.get() instanceof Line.Mended) {
            line.set(new Line.Mended());
        } else {
            line.set(new Line.Calm());
        }
        mending = mending && doubts.any();
    }

    private void missed(Failure why) {
        if (why instanceof Failure.Cancelled) {
            return; // it is looked for again when there is time
        }
        failure.set(why);
        // That the connection is gone is said where everything about the connection is said.
        if (!(why instanceof Failure.Unreachable) && !(line.get() instanceof Line.Trouble)) {
            line.set(new Line.Unknown(why));
        }
    }

    /** How much there is for a person to decide. */
    public static int decisions(Doubts doubts) {
        long revisions = doubts.revisions().stream().filter(d -> !d.classification().agrees()).count();
        return (int) revisions + doubts.indexes().size() + (doubts.lock().held() ? 1 : 0);
    }

    /** Gives way to what a person asked for: looking can wait, they cannot. {@link #resume} looks again. */
    public void giveWay() {
        if (current != null) {
            current.set(false);
            current = null;
            looking.set(reading);
        }
    }

    /** Looks where that was given up before; does nothing otherwise. */
    public void resume() {
        if (unlooked != null && current == null) {
            read(unlooked);
        }
    }

    /** Reads the timeline again and looks again. */
    public void again() {
        failure.set(null);
        subject.reread();
    }

    /** Shows the plan of a way out, with its SQL; nothing is sent by that. */
    public void mend(Remedy remedy) {
        mending = true;
        navigator.plan(remedy.request());
    }

    /** Shows the screen. */
    public void show() {
        navigator.recover();
    }

    /** Goes back to the timeline. */
    public void back() {
        navigator.timeline();
    }

    /** Shows what was run from here. */
    public void runLog() {
        navigator.runLog();
    }

    /** Shows the lock. */
    public void lock() {
        navigator.lock();
    }

    /** That everything agrees again was read. */
    public void dismiss() {
        if (!(line.get() instanceof Line.Trouble)) {
            line.set(new Line.Calm());
        }
    }

    /** What the database is called. */
    public String name() {
        return subject.workspace().name();
    }

    /** What was found the last time; null before it was looked for. */
    public ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Why it could not be looked for the last time; null where it could. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether it is being looked for now. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** What the line above the timeline says. */
    public ReadOnlyObjectProperty<Line> lineProperty() {
        return line.getReadOnlyProperty();
    }
}
