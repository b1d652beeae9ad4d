package dev.tidemark.adapter.liquibase;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.ChangeLogSyncListener;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;

/** The sync visitor swallows errors; this keeps them. */
final class SyncErrors implements ChangeLogSyncListener {
    private @Nullable Exception error;

    @Override
    public void markedRan(ChangeSet changeSet, DatabaseChangeLog log, Database database) {
        // Recorded.
    }

    @Override
    public void markedRanFailed(ChangeSet changeSet, DatabaseChangeLog log, Database database, Exception e) {
        error = e;
    }

    void rethrow() throws LiquibaseException {
        if (error != null) {
            throw new LiquibaseException(error);
        }
    }
}
