package dev.tidemark.cli;

import dev.tidemark.application.document.RunWords;
import dev.tidemark.domain.foresight.ReviewedPlan;
import dev.tidemark.domain.foresight.RowGuard;
import dev.tidemark.domain.foresight.RowGuards;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Direction;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.domain.sql.SqlLexer;
import java.util.List;
import java.util.Locale;

/** A plan as a person reads it: every statement, with what matters about it. */
final class PlanText {
    private static final int ROWS_SHOWN = 3;

    private final Plan plan;
    private final Style style;

    /** Where no step can be one transaction, a note says so once. */
    private final boolean someInTransactions;

    private final List<RowGuard> guards;
    private final StringBuilder text = new StringBuilder();

    private PlanText(Plan plan, Style style) {
        this.plan = plan;
        this.style = style;
        this.guards = RowGuards.of(plan.steps());
        this.someInTransactions = plan.steps().stream().anyMatch(s -> s.conditions().transactional());
    }

    static String of(Plan plan, Style style) {
        return new PlanText(plan, style).written();
    }

    private String written() {
        line(style.strong(headline()));
        if (!plan.setup().isEmpty()) {
            line("");
            line("First, the tables in which Liquibase keeps its record:");
            plan.setup().forEach(this::sql);
        }
        int number = 0;
        for (Step step : plan.steps()) {
            number++;
            step(step, number);
        }
        line("");
        for (String note : plan.notes()) {
            line("Note: " + note);
        }
        if (!plan.isEmpty() && plan.direction() == Direction.UP && !plan.reversible()) {
            long stuck = plan.steps().stream().filter(s -> !s.conditions().reversibility().reversible()).count();
            line(style.warning(stuck + " of " + plan.steps().size() + " cannot be rolled back afterwards."));
        }
        for (Blocker blocker : plan.blockers()) {
            line(style.bad("Cannot run: ") + CommandWords.of(blocker.message() + " " + blocker.advice()));
        }
        line("Fingerprint: " + ReviewedPlan.of(plan).word());
        return text.toString().stripTrailing();
    }

    private String headline() {
        if (plan.isEmpty()) {
            return "Nothing to do: the database is already at " + plan.request().target() + ".";
        }
        if (plan.request().verb().mends()) {
            return RunWords.request(plan).substring(0, 1).toUpperCase(Locale.ROOT) + RunWords.request(plan).substring(1)
                    + ": " + Words.count(plan.statementCount(), "statement", "statements") + ".";
        }
        String way = switch (plan.direction()) {
            case UP -> "Apply up to " + plan.request().target();
            case DOWN -> "Roll back to " + plan.request().target();
            case STAMP -> plan.request().tag() == null
                    ? "Change the record only, to " + plan.request().target()
                    : "Tag the current position '" + plan.request().tag() + "'";
            case NONE -> "Nothing";
        };
        return way + ": " + Words.count(plan.steps().size(), "revision", "revisions") + ", "
                + Words.count(plan.statementCount(), "statement", "statements") + ".";
    }

    private void step(Step step, int number) {
        line("");
        String about = step.kind().ofRevision() ? step.revision().toString() : step.revision().id();
        line(style.strong(number + ". " + Words.of(step.kind()) + " " + about)
                + (step.title().equals(step.revision().id()) ? "" : "  " + style.faint(step.title())));
        PreconditionResult result = step.conditions().preconditions();
        if (result != PreconditionResult.NONE && result != PreconditionResult.MET) {
            line("   Precondition: " + precondition(result) + " " + step.conditions().preconditionNote());
        }
        step.conditions().decidedWhileRunning().forEach(why -> line("   Decided while it runs: " + why));
        Fill fill = step.conditions().fill();
        if (fill == null && someInTransactions && !step.conditions().transactional() && !step.kind().recordOnly()) {
            line("   Not in one transaction with its row.");
        }
        if (fill == null) {
            for (int i = 0; i < step.statements().size(); i++) {
                RowGuards.of(guards, number - 1, i).forEach(g -> line(style.faint("   -- " + g.words())));
                sql(step.statements().get(i));
            }
        } else {
            fill(fill);
        }
        for (Statement statement : step.history()) {
            line(style.faint("   record: " + statement.sql().strip().replaceAll("\\s*\\R\\s*", " ")));
        }
        if (fill != null && !fill.after().isEmpty()) {
            line(style.faint("   And then, by itself:"));
            fill.after().forEach(this::sql);
        }
        for (Risk risk : step.risks()) {
            line(sign(risk) + CommandWords.of(risk.counted()));
        }
    }

    private void fill(Fill fill) {
        Fill.Range range = fill.range();
        line(String.format(Locale.ROOT, "   In batches of %,d rows of %s by %s, each committed by itself%s.",
                range.size(),
                range.table(), range.key(), begun(fill.begun())));
        for (int i = 0; i < fill.statements().size(); i++) {
            if (fill.opens(i)) {
                line(style.faint(switch (fill.part(i)) {
                    case PREPARE -> "   Once, committed before the first batch:";
                    case BATCH -> "   For each batch, in a transaction of its own:";
                    case LAST -> "   For the last batch, in one transaction with the record:";
                }));
            }
            sql(fill.statements().get(i));
        }
    }

    private static String begun(Fill.Position begun) {
        return begun.batches() == 0
                ? ""
                : String.format(Locale.ROOT, "; it goes on at %s, %,d rows are done", begun.next(), begun.rows());
    }

    private String sign(Risk risk) {
        return switch (risk.severity()) {
            case LOSES_DATA -> style.bad("   Loses data: ");
            case FAILS -> style.bad("   Would fail now: ");
            case NOTABLE -> style.warning("   Note: ");
        };
    }

    private static String precondition(PreconditionResult result) {
        return switch (result) {
            case SKIP -> "does not hold, so it is passed over.";
            case MARK_RAN -> "does not hold, so it is recorded without being run.";
            case WARN -> "does not hold; it runs all the same.";
            case HALT -> "does not hold, and stops the run.";
            case UNKNOWN -> "only known when it is reached.";
            case NONE, MET -> "";
        };
    }

    private void sql(Statement statement) {
        String sql = statement.sql().strip();
        boolean ended = SqlLexer.words(sql).isEmpty() || SqlLexer.words(sql).getLast().text().equals(";");
        (sql + (ended ? "" : ";")).lines().forEach(l -> line("   " + style.sql(l)));
        statement.rows().stream().limit(ROWS_SHOWN).forEach(row -> line("     with " + String.join(", ", row)));
        if (statement.rows().size() > ROWS_SHOWN) {
            line("     and " + (statement.rows().size() - ROWS_SHOWN) + " rows more");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
