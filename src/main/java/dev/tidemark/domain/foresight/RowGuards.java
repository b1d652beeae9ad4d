package dev.tidemark.domain.foresight;

import dev.tidemark.domain.foresight.DataQuestion.Kind;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.risk.Risk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guards of a plan's losses that were counted. They follow from its statements and from the numbers that a person was
 * told, so a fingerprint over the statements holds for them as well.
 */
public final class RowGuards {
    private RowGuards() {}

    /** Those of {@code steps}, in the order in which their statements are sent; none for what was not counted. */
    public static List<RowGuard> of(List<Step> steps) {
        if (steps.stream().allMatch(step -> step.risks().stream().noneMatch(Risk::losesData))) {
            return List.of();
        }
        List<RowGuard> found = new ArrayList<>();
        for (DataQuestion question : losses(steps)) {
            Risk risk = risk(steps, question);
            Long rows = risk == null ? null : risk.rows();
            if (rows != null) {
                found.add(guard(steps.get(question.step()), question, rows));
            }
        }
        return found;
    }

    /** Those of one statement. */
    public static List<RowGuard> of(List<RowGuard> guards, int step, int statement) {
        return guards.stream().filter(g -> g.step() == step && g.statement() == statement).toList();
    }

    /** The questions of how much is lost, of steps that are sent as they are meant. */
    static List<DataQuestion> losses(List<Step> steps) {
        return DataQuestions.of(steps).stream()
                .filter(q -> q.kind() == Kind.LOST && steps.get(q.step()).conditions().fill() == null)
                .toList();
    }

    /** The finding that a question's answer belongs to. */
    static @Nullable Risk risk(List<Step> steps, DataQuestion question) {
        return steps.get(question.step()).risks().stream()
                .filter(r -> r.losesData() && r.object().equals(question.object()))
                .findFirst()
                .orElse(null);
    }

    /**
     * In a transaction the statement's own lock holds from the counting to the end. A DELETE takes one that lets others add
     * rows, so there the number that it reports is what counts.
     */
    private static RowGuard guard(Step step, DataQuestion question, long rows) {
        List<Words> inside = Words.statements(step.statements().get(question.statement()).sql());
        boolean together = step.conditions().transactional();
        boolean delete = inside.size() == 1 && inside.getFirst().comes("delete");
        String lock = !together || delete ? "" : "LOCK TABLE " + question.other() + " IN " + mode(inside) + " MODE";
        return new RowGuard(
                question.step(), question.statement(), question.object(), lock,
                together && delete ? "" : question.select(), delete, rows);
    }

    private static String mode(List<Words> inside) {
        boolean deletes = inside.stream().anyMatch(words -> words.comes("delete"));
        boolean more = inside.stream()
                .anyMatch(words -> words.comes("drop") || words.comes("truncate") || words.comes("alter"));
        return deletes && !more ? "ROW EXCLUSIVE" : "ACCESS EXCLUSIVE";
    }
}
