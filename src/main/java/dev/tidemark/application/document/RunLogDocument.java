package dev.tidemark.application.document;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.recovery.SentStatement;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.domain.sql.Redactor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recorded runs as a document: what {@code log --json} prints, and what an export to JSON holds. */
public final class RunLogDocument {
    private RunLogDocument() {}

    /** The document of {@code entries}, in their order. Fields may be added; none is renamed. */
    public static Map<String, ?> of(List<Journal.Entry> entries) {
        return Map.of("runs", entries.stream().map(RunLogDocument::run).toList());
    }

    /** One run. */
    public static Map<String, @Nullable Object> run(Journal.Entry entry) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", entry.id());
        form.put("startedAt", entry.startedAt().toString());
        form.put("person", entry.person());
        form.put("server", entry.server());
        form.put("request", entry.request());
        form.put("fingerprint", entry.fingerprint());
        form.put("outcome", entry.outcome());
        form.put("message", entry.message());
        form.put("milliseconds", entry.milliseconds());
        form.put("steps", entry.steps());
        form.put("statements", entry.statements());
        Journal.Place place = entry.details().place();
        form.put("product", place.product());
        form.put("host", place.host());
        form.put("port", place.port() == 0 ? null : place.port());
        form.put("database", place.database());
        form.put("schema", place.schema());
        form.put("computer", place.computer());
        form.put("direction", entry.details().direction());
        form.put("trial", entry.details().trial());
        form.put("traces", entry.details().traces().stream().map(RunLogDocument::trace).toList());
        return form;
    }

    private static Map<String, @Nullable Object> trace(StepTrace trace) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("kind", trace.kind());
        form.put("revision", trace.revision() == null ? null : trace.revision().toString());
        form.put("committed", trace.committed());
        form.put("effect", trace.effect());
        form.put("milliseconds", trace.milliseconds());
        form.put("transaction", trace.transaction().isEmpty() ? null : trace.transaction());
        form.put("statements", trace.statements().stream().map(RunLogDocument::statement).toList());
        return form;
    }

    private static Map<String, @Nullable Object> statement(SentStatement statement) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("sql", Redactor.secrets(statement.sql()));
        form.put("outcome", statement.fate().word());
        form.put("milliseconds", statement.milliseconds());
        return form;
    }
}
