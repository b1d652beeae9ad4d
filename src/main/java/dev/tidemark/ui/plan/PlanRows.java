package dev.tidemark.ui.plan;

import dev.tidemark.domain.foresight.RowGuard;
import dev.tidemark.domain.foresight.RowGuards;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.domain.risk.RiskAssessor;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.ui.control.SqlLines;
import dev.tidemark.ui.control.SqlScript;
import dev.tidemark.ui.plan.PlanRow.Danger;
import dev.tidemark.ui.plan.PlanRow.Place;
import dev.tidemark.ui.plan.PlanRow.Remark;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of a plan, made once; which of them are shown follows from what is folded. */
final class PlanRows {
    private static final int VALUES_SHOWN = 20;
    private static final Set<String> ROWS_ONLY = Set.of("insert", "update", "delete", "merge", "select", "with");

    private final List<Part> parts = new ArrayList<>();
    private final List<RowGuard> guards = new ArrayList<>();
    private final Messages messages;
    private final boolean transactions;
    private final boolean asSent;

    /** A step's rows. */
    private record Part(PlanRow head, List<PlanRow> body, List<PlanRow> history) {}

    private PlanRows(Messages messages, boolean transactions, boolean asSent) {
        this.messages = messages;
        this.transactions = transactions;
        this.asSent = asSent;
    }

    /**
     * The rows of {@code plan}. Takes time where the plan is long; may be called on any thread.
     *
     * @param transactions whether a revision and its history row can be one transaction on this database
     * @param asSent whether statements are shown without line breaks of our own
     */
    static PlanRows of(Plan plan, boolean transactions, boolean asSent, Messages messages) {
        PlanRows made = new PlanRows(messages, transactions, asSent);
        made.guards.addAll(RowGuards.of(plan.steps()));
        if (!plan.setup().isEmpty()) {
            List<PlanRow> body = new ArrayList<>();
            made.statements(plan.setup(), Place.SETUP, 0, false, body);
            made.parts.add(new Part(
                    new PlanRow.Setup(Place.of(Place.SETUP), plan.setup().size(), true), body, List.of()));
        }
        for (int i = 0; i < plan.steps().size(); i++) {
            made.step(i, plan.steps().get(i));
        }
        return made;
    }

    /** What is shown where these steps are folded and the history rows of those are open. */
    List<PlanRow> shown(Set<Integer> folded, Set<Integer> openHistory) {
        List<PlanRow> rows = new ArrayList<>();
        for (Part part : parts) {
            int step = part.head().place().step();
            boolean open = !folded.contains(step);
            rows.add(head(part.head(), open));
            if (!open) {
                continue;
            }
            rows.addAll(part.body());
            if (!part.history().isEmpty()) {
                boolean shown = openHistory.contains(step);
                Place place = part.history().getFirst().place();
                long count = part.history().stream().filter(r -> r instanceof PlanRow.Line l && l.number() > 0).count();
                rows.add(new PlanRow.History(new Place(step, -1, place.band()), (int) count, shown));
                if (shown) {
                    rows.addAll(part.history());
                }
            }
        }
        return rows;
    }

    private static PlanRow head(PlanRow head, boolean open) {
        return switch (head) {
            case PlanRow.Head step -> new PlanRow.Head(step.place(), step.number(), step.step(), step.commit(), open);
            case PlanRow.Setup setup -> new PlanRow.Setup(setup.place(), setup.count(), open);
            default -> head;
        };
    }

    private void step(int index, Step step) {
        List<PlanRow> body = new ArrayList<>();
        conditions(index, step, body);
        Set<Risk> placed = new HashSet<>();
        List<PlanRow> lines = new ArrayList<>();
        statements(step, index, placed, lines);
        for (Risk risk : step.risks()) {
            if (!placed.contains(risk)) {
                body.add(remark(Place.of(index), risk, step));
            }
        }
        body.addAll(lines);
        List<PlanRow> history = new ArrayList<>();
        Fill fill = step.conditions().fill();
        statements(step.history(), index, step.statements().size(), step.conditions().transactional(), history);
        if (fill != null) {
            int last = band(fill, fill.statements().size() - 1);
            List<PlanRow> joined = history.stream().map(row -> inLastBatch(index, last, row)).toList();
            history.clear();
            history.addAll(joined);
            after(fill, index, step.statements().size() + step.history().size(), history);
        }
        parts.add(new Part(
                new PlanRow.Head(Place.of(index), index + 1, step, commit(step), true), body, history));
    }

    private String commit(Step step) {
        if (step.kind().recordOnly() || step.statements().isEmpty()) {
            return "";
        }
        if (step.conditions().fill() != null) {
            return "plan.commit.batches";
        }
        return step.conditions().transactional()
                ? "plan.commit.together"
                : transactions ? "plan.commit.each" : "plan.commit.schema";
    }

    private void conditions(int index, Step step, List<PlanRow> rows) {
        Step.Conditions conditions = step.conditions();
        PreconditionResult result = conditions.preconditions();
        Place place = Place.of(index);
        if (step.kind() == StepKind.APPLY && result != PreconditionResult.NONE) {
            Danger danger = result == PreconditionResult.MET ? Danger.NOTE : Danger.OTHER;
            String note = conditions.preconditionNote().isEmpty() ? "" : " " + conditions.preconditionNote();
            rows.add(new Remark(place, danger, messages.text("plan.precondition." + result.word()) + note));
        }
        if (step.kind() == StepKind.APPLY && !conditions.reversibility().reversible()) {
            rows.add(new Remark(
                    place, Danger.ONE_WAY, messages.text("plan.notReversible", conditions.reversibility().why())));
        }
        for (String why : conditions.decidedWhileRunning()) {
            rows.add(new Remark(place, Danger.DECIDED, messages.text("plan.decidedWhileRunning", why)));
        }
        Fill fill = conditions.fill();
        if (fill != null) {
            rows.add(new Remark(place, Danger.NOTE, words(fill)));
        } else if (!conditions.transactional() && transactions && !step.kind().recordOnly()) {
            rows.add(new Remark(place, Danger.ALONE, messages.text("plan.notTransactional")));
        }
        if (step.kind().recordOnly()) {
            rows.add(new Remark(place, Danger.NOTE, messages.text("plan.only." + step.kind().word())));
        }
    }

    private void statements(Step step, int index, Set<Risk> placed, List<PlanRow> rows) {
        boolean together = step.conditions().transactional();
        int number = 0;
        Fill fill = step.conditions().fill();
        for (Statement statement : step.statements()) {
            Place place = new Place(index, number,
                    fill == null ? band(statement, number, together) : band(fill, number));
            if (fill != null && fill.opens(number)) {
                rows.add(new Remark(place, Danger.NOTE, messages.text("plan.fill." + fill.part(number))));
            }
            number++;
            lines(statement, place, number, false, rows);
            List<Risk> found = RiskAssessor.assess(statement.sql());
            for (Risk risk : step.risks()) {
                boolean here = risk.statement() == place.statement();
                if (here || found.stream()
                        .anyMatch(f -> f.rule().equals(risk.rule()) && f.message().equals(risk.message()))) {
                    rows.add(remark(place, risk, step));
                    placed.add(risk);
                }
            }
            if (statement.nature() == Statement.Nature.DECIDED_WHILE_RUNNING) {
                rows.add(new Remark(place, Danger.DECIDED, messages.text("plan.decided.statement")));
            }
        }
    }

    private void statements(List<Statement> statements, int step, int before, boolean together, List<PlanRow> rows) {
        int number = 0;
        for (Statement statement : statements) {
            int index = before + number;
            number++;
            Place place = new Place(step, index, together ? Place.TOGETHER : Place.TOGETHER + 1 + index);
            lines(statement, place, number, before > 0 || step != Place.SETUP, rows);
        }
    }

    /** What changes rows only is committed with what comes after it where changes of the schema commit by themselves. */
    private int band(Statement statement, int number, boolean together) {
        if (together) {
            return Place.TOGETHER;
        }
        List<SqlToken> words = transactions ? List.of() : SqlLexer.words(statement.sql());
        boolean rowsOnly = !words.isEmpty() && ROWS_ONLY.contains(words.getFirst().text().toLowerCase(Locale.ROOT));
        return rowsOnly ? 0 : Place.TOGETHER + 1 + number;
    }

    private static int band(Fill fill, int number) {
        return Place.TOGETHER + 1 + fill.commit(number);
    }

    /** The history row is committed with the last batch. */
    private static PlanRow inLastBatch(int step, int band, PlanRow row) {
        return switch (row) {
            case PlanRow.Line line -> new PlanRow.Line(
                    new Place(step, line.place().statement(), band), line.tokens(), line.number(), line.history());
            default -> row;
        };
    }

    private void after(Fill fill, int step, int before, List<PlanRow> rows) {
        if (!fill.after().isEmpty()) {
            Place place = new Place(step, before, 0);
            rows.add(new Remark(place, Danger.NOTE, messages.text("plan.fill.AFTER")));
            lines(fill.after().getFirst(), place, 1, true, rows);
        }
    }

    private String words(Fill fill) {
        Fill.Position begun = fill.begun();
        String text = messages.text(
                "plan.fill", fill.range().size(), fill.range().table(), fill.range().key(), begun.table());
        return begun.batches() == 0
                ? text
                : text + " " + messages.text("plan.fill.begun", begun.rows(), begun.next() == null ? "" : begun.next());
    }

    private Remark remark(Place place, Risk risk, Step step) {
        if (risk.severity() == Risk.Severity.FAILS) {
            boolean isThere = risk.rule().equals("exists") && step.kind() == StepKind.APPLY;
            return new Remark(
                    place, Danger.FAILS, messages.text("plan.risk.fails") + " " + risk.message(), isThere);
        }
        String counted =
                risk.rows() == null || risk.losesData() ? "" : " " + messages.text("plan.risk.rows", risk.rows());
        Danger danger = risk.losesData() ? Danger.LOSS : risk.locks() ? Danger.LOCKS : Danger.OTHER;
        String name = danger == Danger.LOSS ? messages.text("plan.risk.loss") + " " : "";
        return new Remark(place, danger, name + risk.counted() + counted + guarded(place, risk));
    }

    /** What the run does so that no more is lost than is said here. */
    private String guarded(Place place, Risk risk) {
        return RowGuards.of(guards, place.step(), place.statement()).stream()
                .filter(guard -> risk.losesData() && guard.object().equals(risk.object()))
                .map(guard -> " " + guard.words())
                .collect(Collectors.joining());
    }

    private void lines(Statement statement, Place place, int number, boolean history, List<PlanRow> rows) {
        int shown = number;
        List<List<SqlToken>> lines =
                asSent ? SqlLines.asSent(statement.sql()) : SqlLines.of(SqlScript.ended(statement.sql()));
        for (List<SqlToken> line : lines) {
            rows.add(new PlanRow.Line(place, line, shown, history));
            shown = 0;
        }
        statement.rows().stream()
                .limit(VALUES_SHOWN)
                .forEach(row -> rows.add(
                        new PlanRow.Values(place, messages.text("plan.values", String.join(", ", row)))));
        int more = statement.rows().size() - VALUES_SHOWN;
        if (more > 0) {
            rows.add(new PlanRow.Values(place, messages.text("plan.values.more", more)));
        }
    }
}
