package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.ChecksumCheck;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import liquibase.change.CheckSum;
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

    ParsedChangelog(DatabaseChangeLog log, Changelog changelog, LiquibaseScope scope) {
        this.log = log;
        this.changelog = changelog;
        this.scope = scope;
        this.changeSets = HashMap.newHashMap(changelog.revisions().size());
        for (ChangeSet changeSet : log.getChangeSets()) {
            changeSets.putIfAbsent(ChangeSets.id(changeSet), changeSet);
        }
    }

    DatabaseChangeLog log() {
        return log;
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
            return false;
        }
        return accepted.computeIfAbsent(
                revision.id() + "\n" + recorded,
                key -> scope.call(() -> {
                    changeSet.clearCheckSum(); // it keeps the one it computed first, whatever the version asked for
                    boolean valid = changeSet.isCheckSumValid(CheckSum.parse(recorded.value()));
                    changeSet.clearCheckSum();
                    return valid;
                }));
    }
}
