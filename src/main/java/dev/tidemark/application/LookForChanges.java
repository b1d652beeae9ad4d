package dev.tidemark.application;

import dev.tidemark.application.port.MigrationEngine.Pulse;
import dev.tidemark.domain.deployment.RecordStamp;
import org.jspecify.annotations.Nullable;

/** Looks, as cheaply as possible, whether files or database changed since they were read. Writes nothing. */
public final class LookForChanges {

    /**
     * What changed.
     *
     * @param files a file or folder of the changelog
     * @param record what is recorded
     * @param lock who holds the lock
     */
    public record Found(boolean files, boolean record, boolean lock) {
        /** Whether anything did. */
        public boolean any() {
            return files || record || lock;
        }
    }

    /**
     * Compares with {@code status}, which was read from {@code database} before; where it could not be read yet, null,
     * only the files can have changed.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the database cannot be asked
     */
    public Found look(OpenDatabase database, @Nullable Status status) {
        Pulse pulse = database.engine().pulse();
        if (status == null) {
            return new Found(pulse.filesChanged(), false, false);
        }
        return new Found(
                pulse.filesChanged(),
                !pulse.record().equals(RecordStamp.of(status.record())),
                !pulse.lock().equals(status.lock()));
    }
}
