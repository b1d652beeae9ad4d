package dev.tidemark.ui.lock;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.ReleaseLock;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.ui.view.Consent;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Who holds the changelog lock, and releasing it. */
public final class LockViewModel {
    /**
     * The lock with what would be sent to release it.
     *
     * @param state who holds it
     * @param sql the statement that releases it
     * @param database the database's name, which is typed on a protected connection
     */
    public record Seen(LockState state, String sql, String database) {
        /** Whether it can be released: not where the session that holds it is known to live. */
        public boolean releasable() {
            return state.held() && state.holder().life() != LockHolder.Life.ALIVE;
        }
    }

    private final Workspace workspace;
    private final ReleaseLock releaseLock;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final Consent consent = new Consent();

    /** Of {@code workspace}; asks who holds it now. */
    public LockViewModel(Workspace workspace, ReleaseLock releaseLock, Navigator navigator) {
        this.workspace = workspace;
        this.releaseLock = releaseLock;
        this.navigator = navigator;
        consent.agreedProperty().subscribe(this::judge);
        look();
    }

    /** Asks who holds it now. */
    public void look() {
        failure.set(null);
        workspace.tasks().run(
                () -> new Seen(
                        workspace.database().engine().lock(),
                        workspace.database().engine().releaseLockStatement().sql(),
                        workspace.database().engine().identity().database()),
                this::saw,
                failure::set,
                this::judge);
    }

    private void saw(Seen now) {
        Consent.Kind kind = Consent.kind(workspace);
        consent.ask(kind == Consent.Kind.NONE ? Consent.Kind.TICK : kind, now.database(), List.of());
        seen.set(now);
    }

    private void judge() {
        Seen now = seen.get();
        ready.set(now != null && now.releasable() && consent.agreedProperty().get());
    }

    /** Whether the database's name has to be typed. */
    public boolean isProtected() {
        return workspace.environment().isProtected();
    }

    /** Releases it, where that was agreed to. */
    public void release() {
        Seen now = seen.get();
        if (now == null || !ready.get()) {
            return;
        }
        Agreement agreement = consent.agreement();
        workspace.tasks().run(
                () -> {
                    releaseLock.release(workspace.database(), now.state(), agreement);
                    return Boolean.TRUE;
                },
                done -> {
                    navigator.closeOverlay();
                    navigator.changed();
                },
                failure::set,
                () -> {});
    }

    /** Shows what else an interrupted run left behind. */
    public void recover() {
        navigator.closeOverlay();
        navigator.recover();
    }

    /** Leaves it as it is. */
    public void cancel() {
        navigator.closeOverlay();
    }

    /** The lock, or null before the database answered. */
    public ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /** Why it could not be read or released, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether releasing it was agreed to. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Whether the tick is set. */
    public BooleanProperty tickedProperty() {
        return consent.tickedProperty();
    }

    /** The database's name as it is typed. */
    public StringProperty typedProperty() {
        return consent.typedProperty();
    }
}
