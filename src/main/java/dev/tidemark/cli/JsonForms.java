package dev.tidemark.cli;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import dev.tidemark.application.document.PlanDocument;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.revision.Facts;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.sql.Redactor;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of {@code --json}. Fields may be added; none is renamed. */
final class JsonForms {
    private JsonForms() {}

    static Map<String, @Nullable Object> id(RevisionId id) {
        return PlanDocument.id(id);
    }

    static Map<String, @Nullable Object> status(OpenDatabase database, Status status) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        Map<String, @Nullable Object> server = new LinkedHashMap<>();
        server.put("product", status.server().product());
        server.put("version", status.server().version());
        server.put("url", status.server().url());
        server.put("schema", status.server().schema());
        server.put("name", status.server().database());
        server.put("user", status.server().user().session());
        server.put("role", status.server().user().current());
        server.put("environment", database.connection().environment().name().toLowerCase(Locale.ROOT));
        server.put("protected", database.connection().environment().isProtected());
        form.put("database", server);
        form.put("changelog", status.changelog().present() ? status.changelog().root() : null);
        RevisionId current = status.timeline().current();
        form.put("current", current == null ? null : id(current));
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        status.timeline().counts().forEach((state, count) -> counts.put(state.word(), count));
        form.put("counts", counts);
        form.put("pending", status.timeline().waiting().stream()
                .filter(e -> e.state() != RevisionState.REPEATS)
                .map(JsonForms::pending)
                .toList());
        form.put("lock", lock(status.lock()));
        form.put("problems", status.problems().stream().map(JsonForms::problem).toList());
        return form;
    }

    private static Map<String, @Nullable Object> pending(TimelineEntry entry) {
        Map<String, @Nullable Object> form = id(entry.id());
        form.put("description", entry.revision() == null ? "" : entry.revision().facts().description());
        form.put("state", entry.state().word());
        return form;
    }

    static Map<String, @Nullable Object> lock(LockState lock) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("held", lock.held());
        form.put("by", lock.by());
        form.put("since", lock.since() == null ? null : lock.since().toString());
        return form;
    }

    private static Map<String, @Nullable Object> problem(ChangelogProblem problem) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        form.put("message", CommandWords.of(problem.message()));
        form.put("path", problem.path());
        form.put("line", problem.line() > 0 ? problem.line() : null);
        return form;
    }

    static Map<String, @Nullable Object> history(Status status) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("revisions", status.timeline().entries().stream().map(JsonForms::entry).toList());
        return form;
    }

    private static Map<String, @Nullable Object> entry(TimelineEntry entry) {
        Revision revision = entry.revision();
        AppliedRevision row = entry.applied();
        Facts facts = revision == null ? Facts.NONE : revision.facts();
        boolean filed = revision != null;
        Map<String, @Nullable Object> form = id(entry.id());
        form.put("state", entry.state().word());
        form.put("description", filed || row == null ? facts.description() : row.description());
        form.put("comments", filed || row == null ? facts.comments() : row.comments());
        form.put("contexts", filed || row == null ? facts.contexts() : row.contexts());
        form.put("labels", filed || row == null ? facts.labels() : row.labels());
        form.put("executedAt", row == null || row.executedAt() == null ? null : row.executedAt().toString());
        form.put("deploymentId", row == null ? null : row.deploymentId());
        form.put("tag", entry.tag());
        Map<String, @Nullable Object> checksum = new LinkedHashMap<>();
        checksum.put("recorded", row == null || row.checksum() == null ? null : row.checksum().value());
        checksum.put("current", revision == null ? null : revision.checksum().value());
        form.put("checksum", checksum);
        form.put("reversible", revision == null ? null : revision.reversibility().reversible());
        form.put("note", entry.note());
        form.put("order", row == null ? null : row.order());
        form.put("file", revision == null ? null : revision.place().file());
        form.put("line", revision == null || revision.place().line() == 0 ? null : revision.place().line());
        return form;
    }

    static Map<String, @Nullable Object> outcome(RunOutcome outcome) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("outcome", outcome.result().word());
        form.put("done", outcome.done().stream().map(JsonForms::done).toList());
        form.put("failure", outcome.failure() == null ? null : failure(outcome.failure()));
        return form;
    }

    private static Map<String, @Nullable Object> done(RunOutcome.Done done) {
        Map<String, @Nullable Object> form = id(done.revision());
        form.put("milliseconds", done.milliseconds());
        form.put("kind", done.kind().word());
        form.put("effect", done.effect());
        return form;
    }

    static Map<String, @Nullable Object> failure(Failure failure) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        if (failure instanceof Failure.StatementFailed failed) {
            form.put("revision", failed.revision() == null ? null : failed.revision().toString());
            form.put("statement", failed.statement().isEmpty() ? null : Redactor.secrets(failed.statement()));
            form.put("position", failed.position() > 0 ? failed.position() : null);
            form.put("sqlState", failed.sqlState());
            form.put("message", Redactor.text(failed.message()));
        } else {
            form.put("revision", null);
            form.put("statement", null);
            form.put("position", null);
            form.put("sqlState", null);
            form.put("message", Redactor.text(failure.what()));
        }
        form.put("databaseState", failure.databaseState());
        form.put("advice", CommandWords.of(failure.advice()));
        return form;
    }

    static Map<String, @Nullable Object> error(Failure failure) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("what", Redactor.text(CommandWords.of(failure.what())));
        error.put("databaseState", failure.databaseState());
        error.put("advice", Redactor.text(CommandWords.of(failure.advice())));
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("error", error);
        return form;
    }
}
