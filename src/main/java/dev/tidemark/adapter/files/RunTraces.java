package dev.tidemark.adapter.files;

import dev.tidemark.domain.recovery.SentStatement;
import dev.tidemark.domain.recovery.SentStatement.Fate;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.domain.revision.RevisionId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts a run's records together to its steps. */
final class RunTraces {
    private final List<Draft> drafts = new ArrayList<>();

    /** A step while its records are read. */
    private static final class Draft {
        private final String kind;
        private final @Nullable RevisionId revision;
        private final List<SentStatement> statements = new ArrayList<>();
        private boolean whole;
        private boolean committed;
        private String effect = "";
        private long milliseconds;
        private String transaction = "";

        Draft(String kind, @Nullable RevisionId revision) {
            this.kind = kind;
            this.revision = revision;
        }

        StepTrace trace() {
            return new StepTrace(
                    kind, revision, statements, committed, effect, milliseconds, whole, transaction);
        }
    }

    /** The steps that {@code records} tell of, in their order. */
    static List<StepTrace> of(List<JsonNode> records) {
        RunTraces traces = new RunTraces();
        records.forEach(traces::add);
        return traces.drafts.stream().map(Draft::trace).toList();
    }

    private void add(JsonNode record) {
        switch (record.path("event").asString("")) {
            case "statement" -> {
                Draft draft = draft(record);
                draft.whole = record.path("whole").asBoolean(false);
                draft.statements.add(new SentStatement(record.path("sql").asString(""), Fate.UNKNOWN, 0));
            }
            case "statementEnded" -> ended(record);
            case "transaction" -> {
                if (!drafts.isEmpty()) {
                    drafts.getLast().transaction = record.path("number").asString("");
                }
            }
            case "committed" -> {
                Draft draft = committed(record);
                draft.committed = true;
                draft.effect = record.path("effect").asString("");
                draft.milliseconds = record.path("milliseconds").asLong(0);
            }
            default -> {
                // It is about the run as a whole.
            }
        }
    }

    private void ended(JsonNode record) {
        List<SentStatement> statements = drafts.isEmpty() ? List.of() : drafts.getLast().statements;
        if (!statements.isEmpty()) {
            Fate fate = record.path("well").asBoolean(false) ? Fate.ENDED : Fate.FAILED;
            String sql = statements.getLast().sql();
            statements.set(
                    statements.size() - 1, new SentStatement(sql, fate, record.path("milliseconds").asLong(0)));
        }
    }

    /** The step that is under way, or a new one. */
    private Draft draft(JsonNode record) {
        String kind = record.path("kind").asString("");
        RevisionId revision = revision(record);
        Draft last = drafts.isEmpty() ? null : drafts.getLast();
        boolean same = last != null && !last.committed && last.kind.equals(kind)
                && java.util.Objects.equals(last.revision, revision);
        if (last != null && same) {
            return last;
        }
        drafts.add(new Draft(kind, revision));
        return drafts.getLast();
    }

    /** Several steps may be committed at once, long after they were begun. */
    private Draft committed(JsonNode record) {
        String kind = record.path("kind").asString("");
        RevisionId revision = revision(record);
        for (Draft draft : drafts.reversed()) {
            if (!draft.committed && draft.kind.equals(kind) && java.util.Objects.equals(draft.revision, revision)) {
                return draft;
            }
        }
        drafts.add(new Draft(kind, revision));
        return drafts.getLast();
    }

    private static @Nullable RevisionId revision(JsonNode record) {
        return record.path("id").isMissingNode()
                ? null
                : new RevisionId(
                        record.path("path").asString(""), record.path("id").asString(""),
                        record.path("author").asString(""));
    }
}
