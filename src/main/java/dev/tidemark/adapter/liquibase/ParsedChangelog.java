package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.ChecksumCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import liquibase.change.CheckSum;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import org.jspecify.annotations.Nullable;

/** A changelog as Liquibase parsed it, and as the domain sees it. */
final class ParsedChangelog implements ChecksumCheck {
    private final DatabaseChangeLog log;
    private final Changelog changelog;
    private final Map<RevisionId, ChangeSet> changeSets;
    private final Map<String, Boolean> accepted = new ConcurrentHashMap<>();
    private final LiquibaseScope scope;
    private final KeptTexts texts = new KeptTexts();

    ParsedChangelog(DatabaseChangeLog log, List<ChangeSet> kept, Changelog changelog, LiquibaseScope scope) {
        this.log = log;
        this.changelog = changelog;
        this.scope = scope;
        this.changeSets = HashMap.newHashMap(changelog.revisions().size());
        for (ChangeSet changeSet : kept) {
            changeSets.putIfAbsent(ChangeSets.id(changeSet), changeSet);
        }
    }

    DatabaseChangeLog log() {
        return log;
    }

    /** What was made of it before. */
    KeptTexts texts() {
        return texts;
    }

    Changelog changelog() {
        return changelog;
    }

    @Nullable
    ChangeSet find(RevisionId id) {
        return changeSets.get(id);
    }

    /** The usual case, the same version and value, is answered without Liquibase. */
    @Override
    public boolean accepts(Revision revision, Checksum recorded) {
        if (revision.checksum().equals(recorded)) {
            return true;
        }
        ChangeSet changeSet = find(revision.id());
        if (changeSet == null) {
            return true; // it is meant for another product, and what it says was not read
        }
        return accepted.computeIfAbsent(
                revision.id() + "\n" + recorded,
                key -> scope.call(() -> valid(changeSet, CheckSum.parse(recorded.value()))));
    }

    /** As Liquibase's ValidatingVisitor does, but without writing a better checksum into the database. */
    private static boolean valid(ChangeSet changeSet, CheckSum recorded) {
        if (validNow(changeSet, recorded)) {
            return true;
        }
        List<SQLFileChange> fromFiles = changeSet.getChanges().stream()
                .filter(SQLFileChange.class::isInstance)
                .map(SQLFileChange.class::cast)
                .toList();
        if (fromFiles.isEmpty()) {
            return false;
        }
        // Before 4.26 the checksum of a file was that of its text with the parameters put in.
        fromFiles.forEach(change -> change.setDoExpandExpressionsInGenerateChecksum(true));
        boolean valid = validNow(changeSet, recorded);
        fromFiles.forEach(change -> change.setDoExpandExpressionsInGenerateChecksum(false));
        return valid;
    }

    private static boolean validNow(ChangeSet changeSet, CheckSum recorded) {
        changeSet.clearCheckSum(); // it keeps the one it computed first, whatever the version asked for
        try {
            return changeSet.isCheckSumValid(recorded);
        } catch (RuntimeException e) {
            return true; // a file that it needs cannot be read: that is a problem of the changelog, and told as one
        } finally {
            changeSet.clearCheckSum();
        }
    }
}
