package dev.tidemark.application.document;

import dev.tidemark.application.port.Journal;
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
        return form;
    }
}
