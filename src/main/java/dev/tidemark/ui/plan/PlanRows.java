package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.ui.control.SqlLines;
import dev.tidemark.ui.control.SqlScript;
import dev.tidemark.ui.plan.PlanRow.Remark;
import dev.tidemark.ui.plan.PlanRow.Weight;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns a plan into the rows that are shown. */
final class PlanRows {
    private static final int VALUES_SHOWN = 20;

    private final Messages messages;
    private final List<PlanRow> rows = new ArrayList<>();

    private PlanRows(Messages messages) {
        this.messages = messages;
    }

    /** The rows of {@code plan}; the history statements of the steps in {@code open} are shown. */
    static List<PlanRow> of(Plan plan, Set<Integer> open, Messages messages) {
        PlanRows made = new PlanRows(messages);
        if (!plan.setup().isEmpty()) {
            made.rows.add(new PlanRow.Setup(plan.setup().size()));
            made.statements(plan.setup(), false);
        }
        for (int i = 0; i < plan.steps().size(); i++) {
            made.step(i, plan.steps().get(i), open.contains(i));
        }
        return made.rows;
    }

    private void step(int index, Step step, boolean open) {
        rows.add(new PlanRow.Head(index + 1, step));
        for (Risk risk : step.risks()) {
            String counted = risk.rows() == null ? "" : " " + messages.text("plan.risk.rows", risk.rows());
            rows.add(new Remark(risk.losesData() ? Weight.LOSS : Weight.WARNING, risk.message() + counted));
        }
        conditions(step);
        statements(step.statements(), false);
        if (!step.history().isEmpty()) {
            rows.add(new PlanRow.History(index, step.history().size(), open));
            if (open) {
                statements(step.history(), true);
            }
        }
    }

    private void conditions(Step step) {
        Step.Conditions conditions = step.conditions();
        PreconditionResult result = conditions.preconditions();
        if (step.kind() == StepKind.APPLY && result != PreconditionResult.NONE) {
            Weight weight = result == PreconditionResult.MET ? Weight.NOTE : Weight.WARNING;
            String note = conditions.preconditionNote().isEmpty() ? "" : " " + conditions.preconditionNote();
            rows.add(new Remark(weight, messages.text("plan.precondition." + result.word()) + note));
        }
        if (step.kind() == StepKind.APPLY && !conditions.reversibility().reversible()) {
            rows.add(new Remark(
                    Weight.WARNING, messages.text("plan.notReversible", conditions.reversibility().why())));
        }
        for (String why : conditions.decidedWhileRunning()) {
            rows.add(new Remark(Weight.WARNING, messages.text("plan.decidedWhileRunning", why)));
        }
        if (step.kind().recordOnly()) {
            rows.add(new Remark(Weight.NOTE, messages.text("plan.only." + step.kind().word())));
        }
    }

    private void statements(List<Statement> statements, boolean history) {
        int number = 0;
        for (Statement statement : statements) {
            number++;
            int shown = number;
            for (List<SqlToken> line : SqlLines.of(SqlScript.ended(statement.sql()))) {
                rows.add(new PlanRow.Line(line, shown, history));
                shown = 0;
            }
            values(statement);
        }
    }

    private void values(Statement statement) {
        List<List<String>> executions = statement.rows();
        executions.stream()
                .limit(VALUES_SHOWN)
                .forEach(row -> rows.add(new PlanRow.Values(messages.text("plan.values", String.join(", ", row)))));
        if (executions.size() > VALUES_SHOWN) {
            rows.add(new PlanRow.Values(messages.text("plan.values.more", executions.size() - VALUES_SHOWN)));
        }
    }
}
