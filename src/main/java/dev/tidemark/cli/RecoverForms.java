package dev.tidemark.cli;

import dev.tidemark.application.Doubts;
import dev.tidemark.application.document.RunLogDocument;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.recovery.Classification;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.InvalidIndex;
import dev.tidemark.domain.recovery.ProbedStatement;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.sql.Redactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document of {@code recover --json}, and the words that go with it. */
final class RecoverForms {
    private RecoverForms() {}

    static Map<String, @Nullable Object> of(Doubts doubts, List<Journal.Entry> interrupted) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        Map<String, @Nullable Object> lock = JsonForms.lock(doubts.lock());
        LockHolder holder = doubts.lock().holder();
        lock.put("holder", holder.life().name().toLowerCase(Locale.ROOT).replace("cannot_tell", "cannotTell"));
        lock.put("pid", holder.pid() == 0 ? null : holder.pid());
        form.put("lock", lock);
        form.put("clean", !doubts.any());
        form.put("interrupted", interrupted.stream().map(RunLogDocument::run).toList());
        form.put("running", doubts.running().stream().map(RunLogDocument::run).toList());
        form.put("doubts", doubts.revisions().stream().map(RecoverForms::doubt).toList());
        form.put("indexes", doubts.indexes().stream().map(RecoverForms::index).toList());
        form.put("advice", advice(doubts));
        return form;
    }

    private static Map<String, @Nullable Object> doubt(Doubt doubt) {
        Map<String, @Nullable Object> form = JsonForms.id(doubt.revision());
        form.put("undoing", doubt.undoing());
        form.put("classification", doubt.classification().word());
        form.put("evidence", doubt.evidence());
        form.put("statements", doubt.statements().stream().map(RecoverForms::statement).toList());
        form.put("actions", doubt.remedies().stream().map(r -> remedy(r, doubt.revision())).toList());
        return form;
    }

    private static Map<String, @Nullable Object> statement(ProbedStatement statement) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("number", statement.number());
        form.put("sql", Redactor.secrets(statement.sql()));
        form.put("presence", statement.presence().word());
        form.put("evidence", statement.evidence());
        return form;
    }

    private static Map<String, @Nullable Object> remedy(Remedy remedy, RevisionId id) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("kind", remedy.kind().word());
        form.put("title", remedy.title());
        form.put("consequence", remedy.consequence());
        form.put("suggested", remedy.suggested());
        form.put("command", command(remedy, id));
        return form;
    }

    private static Map<String, @Nullable Object> index(InvalidIndex index) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", index.name().toString());
        form.put("table", index.table().toString());
        return form;
    }

    private static List<String> advice(Doubts doubts) {
        List<String> advice = new ArrayList<>();
        if (doubts.release() != null) {
            advice.add(doubts.release().consequence() + " tidemark recover --release-lock");
        }
        for (Doubt doubt : doubts.revisions()) {
            Remedy suggested = doubt.suggested();
            if (suggested != null) {
                advice.add(doubt.revision() + ": " + suggested.title() + ". " + command(suggested, doubt.revision()));
            }
        }
        doubts.indexes().forEach(i -> advice.add("Drop the broken index: tidemark recover --drop-invalid-index "
                + i.name()));
        return advice;
    }

    /** What a person types to have it done. */
    static String command(Remedy remedy, RevisionId id) {
        String name = "'" + id + "'";
        return "tidemark " + switch (remedy.kind()) {
            case MARK_RUN -> "recover --mark-run " + name;
            case UNRECORD -> "recover --unrecord " + name;
            case FINISH -> "recover --finish " + name;
            case UNDO -> "recover --undo " + name;
            case APPLY -> "upgrade --only " + name;
            case ROLL_BACK -> "rollback --only " + name;
            case DROP_INDEX -> "recover --drop-invalid-index " + remedy.request().target();
            case RELEASE_LOCK -> "recover --release-lock";
        };
    }

    static String words(Classification classification) {
        return switch (classification) {
            case RECORDED -> "recorded";
            case APPLIED_NOT_RECORDED -> "applied, but not recorded";
            case HALF_APPLIED -> "half applied";
            case NOT_APPLIED -> "not applied";
            case UNDONE_NOT_UNRECORDED -> "undone, but still recorded";
            case HALF_UNDONE -> "half undone";
            case CANNOT_TELL -> "cannot be told";
        };
    }
}
