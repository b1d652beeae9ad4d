package dev.tidemark.application.document;

import dev.tidemark.domain.deployment.ConnectedApplication;
import dev.tidemark.domain.foresight.ReviewedPlan;
import dev.tidemark.domain.foresight.RowGuard;
import dev.tidemark.domain.foresight.RowGuards;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Stop;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.risk.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A plan as a document: what {@code plan --json} prints, and what a plan file holds. */
public final class PlanDocument {
    /** The version of the file's form; a file of a higher one is refused. */
    public static final int FORMAT = 1;

    private PlanDocument() {}

    /** The document of {@code plan}: texts, numbers, lists and maps, in the order in which they are written. */
    public static Map<String, @Nullable Object> of(Plan plan) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("format", FORMAT);
        form.put("direction", plan.direction().word());
        form.put("target", plan.request().target().toString());
        form.put("fingerprint", ReviewedPlan.of(plan).word());
        form.put("reversible", plan.reversible());
        form.put("request", request(plan.request()));
        form.put("setup", texts(plan.setup()));
        form.put("steps", steps(plan.steps()));
        Stop stop = plan.stopsBefore();
        Map<String, @Nullable Object> stopForm = stop == null ? null : id(stop.revision());
        if (stop != null && stopForm != null) {
            stopForm.put("why", stop.why());
            stopForm.put("reachable", stop.reachable());
            stopForm.put("wanted", stop.wanted());
        }
        form.put("stopsBefore", stopForm);
        form.put("blockers", plan.blockers().stream().map(PlanDocument::blocker).toList());
        form.put("notes", plan.notes());
        form.put("connected", plan.connected().stream().map(PlanDocument::connected).toList());
        return form;
    }

    /** The same, with where it commits: {@code steps} are places in the plan, from 0. */
    public static Map<String, @Nullable Object> of(
            Plan plan, RunSettings.Commit commit, List<TransactionUnit> units) {
        Map<String, @Nullable Object> form = of(plan);
        form.put("commit", commit.word());
        form.put("transactions", units.stream().map(PlanDocument::unit).toList());
        return form;
    }

    private static Map<String, @Nullable Object> unit(TransactionUnit unit) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("form", unit.form().word());
        form.put("steps", IntStream.range(unit.from(), unit.to()).boxed().toList());
        form.put("reasons", unit.reasons());
        return form;
    }

    /** A revision's parts. */
    public static Map<String, @Nullable Object> id(RevisionId id) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("path", id.path());
        form.put("id", id.id());
        form.put("author", id.author());
        return form;
    }

    private static Map<String, @Nullable Object> request(PlanRequest request) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("verb", request.verb().name().toLowerCase(Locale.ROOT));
        form.put("target", request.target().toString());
        form.put("only", request.only());
        form.put("acceptEdited", request.acceptEdited());
        form.put("remove", request.remove());
        form.put("tag", request.tag());
        return form;
    }

    private static Map<String, @Nullable Object> connected(ConnectedApplication application) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("application", application.name());
        form.put("user", application.user());
        form.put("address", application.address());
        form.put("connections", application.sessions());
        return form;
    }

    private static List<Map<String, @Nullable Object>> steps(List<Step> steps) {
        List<RowGuard> guards = RowGuards.of(steps);
        List<Map<String, @Nullable Object>> forms = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int index = i;
            Map<String, @Nullable Object> form = step(steps.get(i));
            form.put("guards", guards.stream().filter(g -> g.step() == index).map(PlanDocument::guard).toList());
            forms.add(form);
        }
        return forms;
    }

    private static Map<String, @Nullable Object> guard(RowGuard guard) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("statement", guard.statement());
        form.put("object", guard.object());
        form.put("sent", guard.sent());
        form.put("limit", guard.confirmed());
        return form;
    }

    private static Map<String, @Nullable Object> step(Step step) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("revision", id(step.revision()));
        form.put("kind", step.kind().word());
        form.put("title", step.title());
        form.put("statements", texts(step.statements()));
        form.put("history", texts(step.history()));
        form.put("reversible", step.conditions().reversibility().reversible());
        form.put("preconditions", step.conditions().preconditions().word());
        form.put("preconditionNote", step.conditions().preconditionNote());
        form.put("transactional", step.conditions().transactional());
        form.put("decidedWhileRunning", step.conditions().decidedWhileRunning());
        Fill fill = step.conditions().fill();
        if (fill != null) {
            form.put("fill", fill(fill));
        }
        form.put("risks", step.risks().stream().map(PlanDocument::risk).toList());
        return form;
    }

    private static Map<String, @Nullable Object> fill(Fill fill) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("table", fill.range().table());
        form.put("key", fill.range().key());
        form.put("size", fill.range().size());
        form.put("whole", fill.whole().sql());
        form.put("once", fill.prepare().size());
        form.put("position", fill.begun().table());
        form.put("next", fill.begun().next());
        form.put("rowsDone", fill.begun().rows());
        form.put("after", texts(fill.after()));
        return form;
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::sql).toList();
    }

    private static Map<String, @Nullable Object> risk(Risk risk) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("severity", risk.severity().word());
        form.put("rule", risk.rule());
        form.put("message", risk.message());
        form.put("object", risk.object());
        form.put("rows", risk.rows());
        return form;
    }

    private static Map<String, @Nullable Object> blocker(Blocker blocker) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("reason", blocker.reason().name().toLowerCase(Locale.ROOT));
        form.put("message", blocker.message());
        form.put("advice", blocker.advice());
        return form;
    }
}
