package dev.tidemark.cli;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where a database stands, as a person reads it. */
final class StatusText {
    private static final int LISTED = 20;

    private StatusText() {}

    static String status(OpenDatabase database, Status status, Style style) {
        Columns columns = new Columns();
        columns.add("Database", style.strong(status.server().database()) + " on " + status.server().product() + " "
                + status.server().version() + ", schema " + status.server().schema()
                + (status.server().user().session().isEmpty() ? "" : ", as " + status.server().user()));
        columns.add("Address", status.server().url());
        columns.add("Environment", Words.of(database.connection().environment()));
        columns.add("Changelog",
                status.changelog().present() ? status.changelog().root() : "none given: only the record is shown");
        RevisionId current = status.timeline().current();
        columns.add("Current position", current == null ? "before everything" : style.strong(current.toString()));
        for (Map.Entry<RevisionState, Integer> count : status.timeline().counts().entrySet()) {
            boolean usual = count.getKey() == RevisionState.APPLIED || count.getKey() == RevisionState.PENDING;
            if (usual || count.getValue() > 0) {
                columns.add(Words.of(count.getKey()), String.valueOf(count.getValue()));
            }
        }
        columns.add("Lock", lock(status.lock()));
        StringBuilder text = new StringBuilder(columns.toString());
        List<TimelineEntry> waiting = status.timeline().waiting();
        if (!waiting.isEmpty()) {
            text.append("\n\nAn upgrade to head runs:\n").append(list(waiting, style));
        }
        for (ChangelogProblem problem : status.problems()) {
            text.append("\n\n").append(problem(problem, style));
        }
        return text.toString();
    }

    static String lock(LockState lock) {
        return lock.held()
                ? "held by " + Objects.requireNonNullElse(lock.by(), "somebody")
                        + (lock.since() == null ? "" : " since " + Words.of(lock.since()))
                : "free";
    }

    private static String list(List<TimelineEntry> entries, Style style) {
        Columns columns = new Columns();
        entries.stream().limit(LISTED).forEach(e -> columns.add("  " + e.id(), style.faint(e.title())));
        String more = entries.size() > LISTED ? "\n  and " + (entries.size() - LISTED) + " more" : "";
        return columns + more;
    }

    private static String problem(ChangelogProblem problem, Style style) {
        boolean error = problem.severity() == ChangelogProblem.Severity.ERROR;
        String sign = error ? style.bad("Error: ") : style.warning("Warning: ");
        return sign + CommandWords.of(problem.sentence());
    }

    static String history(Status status, Style style, boolean verbose) {
        if (status.timeline().entries().isEmpty()) {
            return "There are no revisions, neither in the files nor in the record.";
        }
        Columns columns = new Columns();
        for (TimelineEntry entry : status.timeline().entries()) {
            AppliedRevision row = entry.applied();
            boolean current = entry.id().equals(status.timeline().current());
            String tag = entry.tag() == null ? "" : " [" + entry.tag() + "]";
            columns.add(
                    current ? ">" : " ",
                    row == null ? "" : Words.of(row.executedAt()),
                    coloured(entry.state(), style),
                    entry.id() + tag,
                    style.faint(entry.title()));
            if (verbose && !entry.note().isEmpty()) {
                columns.add(" ", "", "", "  " + entry.note(), "");
            }
        }
        return columns.toString();
    }

    private static String coloured(RevisionState state, Style style) {
        String words = Words.of(state);
        return switch (state) {
            case APPLIED, RECORDED_ONLY -> style.good(words);
            case PENDING, OUT_OF_ORDER, REPEATS -> style.warning(words);
            case EDITED, FAILED, HALF_APPLIED, UNRECORDED -> style.bad(words);
            case ORPHANED, FILTERED -> style.faint(words);
        };
    }
}
