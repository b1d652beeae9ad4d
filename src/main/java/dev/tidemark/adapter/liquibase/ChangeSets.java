package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.revision.RevisionId;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** Small translations between Liquibase's changesets and our identities. */
final class ChangeSets {
    private ChangeSets() {}

    /** The identity with its path as it is recorded. */
    static RevisionId id(ChangeSet changeSet) {
        return new RevisionId(
                DatabaseChangeLog.normalizePath(changeSet.getFilePath()), changeSet.getId(), changeSet.getAuthor());
    }

    /** A changeset that only stands for a row whose file is not at hand. */
    static ChangeSet standIn(RevisionId id, String storedPath) {
        ChangeSet changeSet =
                new ChangeSet(id.id(), id.author(), false, false, storedPath, null, null,
                        new DatabaseChangeLog(storedPath));
        changeSet.setStoredFilePath(storedPath);
        return changeSet;
    }
}
