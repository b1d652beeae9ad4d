package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.LockState;

/** Releases a changelog lock that its holder left behind. */
public final class ReleaseLock {

    /**
     * Releases it where it is still the one that the person saw.
     *
     * @param seen the lock as it was shown
     * @param agreement the person's, as for a plan
     * @throws FailedException where it is free or somebody else's by now, or the agreement is missing
     */
    public void release(OpenDatabase database, LockState seen, Agreement agreement) {
        LockState now = database.engine().lock();
        if (!now.held()) {
            throw new FailedException(
                    new Failure.Refused("The changelog lock is free.", "There is nothing to release."));
        }
        if (!now.sameRow(seen)) {
            throw new FailedException(new Failure.Refused(
                    "The lock is not the one that was shown: by now it is held by " + now.by() + " since " + now.since()
                            + ".",
                    "Look again before releasing it."));
        }
        boolean agreed = database.connection().environment().isProtected()
                ? database.engine().identity().database().equals(agreement.typedDatabase())
                : agreement.yes();
        if (!agreed) {
            throw new FailedException(new Failure.Refused(
                    "Nobody agreed to release the lock.",
                    "Agree to it, with the database's name on a protected connection."));
        }
        database.engine().releaseLock();
    }
}
