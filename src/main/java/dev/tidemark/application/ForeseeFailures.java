package dev.tidemark.application;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.domain.foresight.DataAnswer;
import dev.tidemark.domain.foresight.DataQuestion;
import dev.tidemark.domain.foresight.DataQuestions;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.domain.risk.Risk.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks the data, before a plan runs, whether its statements would fail on it: missing values, values that stand twice, rows
 * without a parent, types that cannot be compared, tables that are there already; and how much would be lost. Only reads.
 */
public final class ForeseeFailures {
    /** Operands that have no common operator: PostgreSQL's undefined_function, H2's types that are not comparable. */
    private static final Set<String> NOT_COMPARABLE = Set.of("42883", "90110");

    private static final Set<DataQuestion.Kind> COUNTS_ROWS = EnumSet.complementOf(EnumSet.of(
            DataQuestion.Kind.TYPES, DataQuestion.Kind.EXISTS, DataQuestion.Kind.SAME_COLUMNS,
            DataQuestion.Kind.COLUMN_EXISTS));

    /**
     * The plan with what was found added to its steps' risks; its fingerprint stays, because its statements do. Blocks for
     * up to two seconds for each question.
     *
     * @param stop ends it before the next question, with what was found until then
     * @throws dev.tidemark.application.outcome.FailedException where the database does not answer
     */
    public Plan foresee(OpenDatabase database, Plan plan, CancelToken stop) {
        List<List<Risk>> found = new ArrayList<>();
        plan.steps().forEach(step -> found.add(new ArrayList<>(step.risks())));
        Map<Integer, TablesThere> tables = new TreeMap<>();
        for (DataQuestion question : DataQuestions.of(plan.steps())) {
            if (stop.wish() != CancelToken.Wish.NONE) {
                break;
            }
            TablesThere there = tables.computeIfAbsent(
                    question.step(), step -> new TablesThere(plan.steps().get(step).kind() == StepKind.APPLY));
            if (there.needs(question)) {
                DataAnswer answer = database.engine().ask(question);
                there.learn(question, answer);
                learn(question, answer, found.get(question.step()));
            }
        }
        tables.forEach((step, there) -> found.get(step).addAll(there.risks()));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            steps.add(plan.steps().get(i).withRisks(found.get(i)));
        }
        return plan.withSteps(steps);
    }

    private static void learn(DataQuestion question, DataAnswer answer, List<Risk> risks) {
        if (question.kind() == DataQuestion.Kind.LOST) {
            if (answer instanceof DataAnswer.Count count) {
                risks.replaceAll(risk -> risk.losesData() && risk.rows() == null
                        && risk.object().equals(question.object()) ? risk.withRows(count.rows()) : risk);
            } else if (answer instanceof DataAnswer.TooSlow slow) {
                risks.add(estimated(question, slow.estimate()));
            }
        } else {
            Risk risk = risk(question, answer);
            if (risk != null) {
                risks.add(risk);
            }
        }
    }

    private static Risk estimated(DataQuestion question, long estimate) {
        String about = estimate < 0
                ? " The server's statistics do not say how many rows " + question.other() + " has."
                : String.format(Locale.ROOT, " By the server's statistics %s has about %,d rows.", question.other(),
                        estimate);
        return new Risk(
                Severity.NOTABLE, "estimated",
                "How much of " + question.object() + " is lost was not known after two seconds of counting, so the run does"
                        + " not hold to a number." + about,
                question.object(), null, question.statement());
    }

    private static @Nullable Risk risk(DataQuestion question, DataAnswer answer) {
        return switch (answer) {
            case DataAnswer.Count count -> counted(question, count.rows());
            case DataAnswer.Refused refused -> NOT_COMPARABLE.contains(refused.sqlState())
                    ? fails(
                            "types-differ",
                            question.object() + " and " + question.other() + " have types that cannot be compared ("
                                    + refused.message() + "), so the foreign key cannot be made.",
                            question, null)
                    : null;
            case DataAnswer.TooSlow slow -> COUNTS_ROWS.contains(question.kind())
                    ? new Risk(
                            Severity.NOTABLE, "not-counted",
                            "Whether every row of " + question.object() + " allows it was not known after two seconds"
                                    + " of counting.",
                            question.object(), null, question.statement())
                    : null;
        };
    }

    private static @Nullable Risk counted(DataQuestion question, long rows) {
        if (question.kind() == DataQuestion.Kind.COLUMN_EXISTS) {
            return fails(
                    "column-exists",
                    "The column " + question.object() + " is there already, so adding it fails. If a run that failed"
                            + " left it, drop it and plan again; if it is all that this revision makes, mark the"
                            + " revision as applied instead of running it.",
                    question, null);
        }
        if (rows == 0) {
            return null;
        }
        String some = rows == 1 ? "1 row" : rows + " rows";
        String verb = rows == 1 ? " violates " : " violate ";
        return switch (question.kind()) {
            case MISSING_VALUE -> fails(
                    "violates-not-null",
                    some + verb + "NOT NULL: " + question.object() + " would be without a value there, so this fails.",
                    question, rows);
            case NO_VALUE -> fails(
                    "violates-not-null",
                    some + verb + "NOT NULL: the new column " + question.object()
                            + " has neither a value nor a default for what is there, so this fails.",
                    question, rows);
            case DUPLICATE -> fails(
                    "violates-unique",
                    (rows == 1 ? "1 value violates" : rows + " values violate") + " UNIQUE: in " + question.object()
                            + " there is more than one row with the same, so this fails.",
                    question, rows);
            case WITHOUT_PARENT -> fails(
                    "violates-foreign-key",
                    some + verb + "the foreign key: what " + question.object() + " names is not in " + question.other()
                            + ", so this fails.",
                    question, rows);
            case CHECK -> fails(
                    "violates-check",
                    some + " of " + question.object() + (rows == 1 ? " does" : " do") + " not pass the check ("
                            + question.other() + "), so this fails.",
                    question, rows);
            case TYPES, EXISTS, SAME_COLUMNS, COLUMN_EXISTS, LOST, ROWS -> null;
        };
    }

    private static Risk fails(String rule, String message, DataQuestion question, @Nullable Long rows) {
        return new Risk(Severity.FAILS, rule, message, question.object(), rows, question.statement());
    }
}
