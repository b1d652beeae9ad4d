package dev.tidemark.application;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.changelog.ChangelogProblem.Severity;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineBuilder;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads where a database stands: files, record, lock, and the timeline of them. */
public final class ReadTimeline {
    private final Journal journal;
    private final Prober prober;

    /** With the run log, which alone knows what was recorded without being run. Examines nothing that is in doubt. */
    public ReadTimeline(Journal journal) {
        this.journal = journal;
        this.prober = new Prober(journal, null);
    }

    /** With the run log, and what reads the schema where a revision is in doubt. */
    public ReadTimeline(Journal journal, SchemaReader schemas) {
        this.journal = journal;
        this.prober = new Prober(journal, schemas);
    }

    /** Reads it now. Parses the files only where they changed. */
    public Status read(OpenDatabase database) {
        MigrationEngine engine = database.engine();
        ServerIdentity server = engine.identity();
        Changelog changelog = engine.changelog();
        DeploymentRecord record = engine.record();
        Timeline plain =
                new TimelineBuilder(engine.checksums(), journal.stamped(server)).build(changelog, record);
        Prober.Known known = prober.look(database, server, plain, record, new CancelToken());
        Timeline timeline = Prober.marked(plain, known);
        List<ChangelogProblem> problems = new ArrayList<>(changelog.problems());
        problems.addAll(findings(timeline, server));
        problems.addAll(ofTheRecord(record, engine.otherTools()));
        return new Status(server, changelog, record, timeline, engine.lock(), problems, known.doubts());
    }

    private static List<ChangelogProblem> ofTheRecord(DeploymentRecord record, List<String> otherTools) {
        List<ChangelogProblem> found = new ArrayList<>();
        Map<RevisionId, Integer> times = new LinkedHashMap<>();
        record.rows().forEach(row -> times.merge(row.id(), 1, Integer::sum));
        times.forEach((id, count) -> {
            if (count > 1) {
                found.add(warning(id + " is recorded " + count + " times. Rolling it back or marking it as not applied"
                        + " removes all of these rows."));
            }
        });
        if (!otherTools.isEmpty()) {
            found.add(warning("Another migration tool keeps its record here too: " + String.join(", ", otherTools)
                    + ". Make sure that only one of them changes a table; Tidemark leaves the other's alone."));
        }
        return found;
    }

    private static ChangelogProblem warning(String message) {
        return new ChangelogProblem(Severity.WARNING, message, null, 0);
    }

    private static List<ChangelogProblem> findings(Timeline timeline, ServerIdentity server) {
        List<ChangelogProblem> found = new ArrayList<>();
        for (TimelineEntry entry : timeline.in(RevisionState.EDITED)) {
            found.add(new ChangelogProblem(
                    Severity.WARNING,
                    entry.id() + ": " + entry.note()
                            + " Restore the file, or accept the edit when you upgrade.",
                    entry.id().path(),
                    entry.revision() == null ? 0 : entry.revision().place().line()));
        }
        int orphans = timeline.in(RevisionState.ORPHANED).size();
        if (orphans > 0) {
            found.add(new ChangelogProblem(
                    Severity.WARNING,
                    orphans + (orphans == 1 ? " row is" : " rows are")
                            + " recorded here and not in these files. They may belong to another application; they are never"
                            + " touched.",
                    null,
                    0));
        }
        if (server.readOnly() != null) {
            found.add(new ChangelogProblem(Severity.WARNING, server.readOnly() + " Reading works, writing is refused.",
                    null, 0));
        }
        return found;
    }
}
