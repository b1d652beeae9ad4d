package dev.tidemark.cli;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.RunTerms;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.domain.foresight.ReviewedPlan;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.TransactionUnit;
import dev.tidemark.domain.plan.TransactionUnits;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.domain.sql.Redactor;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans, shows, asks and runs: what upgrade, rollback, stamp and tag have in common. */
final class Mover {
    private final Session session;
    private final RunSettings settings;
    private final @Nullable Duration trial;

    /** One that runs as is usual. */
    Mover(Session session) {
        this(session, RunSettings.USUAL, null);
    }

    /** One that runs in a certain way, or tries for at most {@code trial}. */
    Mover(Session session, RunSettings settings, @Nullable Duration trial) {
        this.session = session;
        this.settings = settings;
        this.trial = trial;
    }

    /**
     * Runs what is asked for.
     *
     * @param reviewed the plan that was reviewed before, or null
     */
    int move(PlanRequest request, @Nullable ReviewedPlan reviewed) {
        try (OpenDatabase database = session.open(false)) {
            Plan plan = session.tools().plan(database, request);
            if (reviewed != null) {
                unchanged(reviewed, plan);
                plan = reviewed.confirmed(plan);
                session.result("The plan is the one that was reviewed: "
                        + Words.count(plan.steps().size(), "revision", "revisions") + ", "
                        + Words.count(plan.statementCount(), "statement", "statements") + ".");
            } else {
                session.result(PlanText.of(plan, session.style()));
            }
            List<TransactionUnit> units = TransactionUnits.of(plan, settings.commit(), database.engine().identity());
            UnitText.lines(units, settings.commit()).forEach(session::result);
            if (refused(database, plan)) {
                return ExitCodes.REFUSED;
            }
            Agreement agreement = plan.isEmpty() || !plan.blockers().isEmpty()
                    ? session.options().agreement()
                    : asked(database, plan);
            try (Interruption interruption = new Interruption(session::say)) {
                ProgressLines lines = new ProgressLines(session);
                if (trial != null) {
                    return report(session.tools().trying().trial()
                            .run(database, plan, trial, agreement, lines, interruption.token()));
                }
                RunOutcome outcome = session.tools()
                        .runs()
                        .run(database, plan, settings, agreement, lines, interruption.token());
                report(plan, outcome);
                return ExitCodes.of(outcome.failure());
            }
        }
    }

    /** Says at once, before anything is asked, where the plan may not be run in that way. */
    private boolean refused(OpenDatabase database, Plan plan) {
        if (settings.commit() == RunSettings.Commit.EACH_REVISION || plan.isEmpty() || !plan.blockers().isEmpty()) {
            return false;
        }
        RunTerms terms = session.tools().trying().terms().find(database, plan, settings);
        Failure against = trial == null ? terms.against() : terms.againstTrial();
        if (against == null) {
            terms.notes().forEach(note -> session.result("Note: " + note));
            return false;
        }
        if (session.options().json()) {
            session.document(JsonForms.outcome(new RunOutcome(RunOutcome.Result.REFUSED, List.of(), against)));
        }
        sayWhy(RunOutcome.Result.REFUSED, against);
        return true;
    }

    private int report(TrialOutcome outcome) {
        Failure failure = outcome.failure();
        if (session.options().json()) {
            session.document(TrialText.form(outcome));
        } else {
            session.result(TrialText.of(outcome, session.style()));
        }
        if (failure != null) {
            sayWhy(outcome.result(), failure);
        }
        return ExitCodes.of(failure);
    }

    private void sayWhy(RunOutcome.Result result, Failure failure) {
        session.say(session.style().bad(result == RunOutcome.Result.REFUSED ? "Refused: " : "Stopped: ")
                + Redactor.text(CommandWords.of(failure.sentences())));
        if (failure instanceof Failure.StatementFailed failed && !failed.statement().isEmpty()) {
            session.say("The statement was:");
            Redactor.secrets(failed.statement()).strip().lines().forEach(l -> session.say("   " + l));
        }
    }

    private static void unchanged(ReviewedPlan reviewed, Plan plan) {
        List<String> changes = reviewed.changesTo(plan);
        if (!changes.isEmpty()) {
            throw new FailedException(new Failure.Refused(
                    "The plan is no longer the one that was reviewed: " + String.join("; ", changes) + ".",
                    "Plan again, read it, and run the new one."));
        }
    }

    private Agreement asked(OpenDatabase database, Plan plan) {
        Agreement said = session.options().agreement();
        Terminal terminal = session.terminal();
        if (!terminal.interactive() || session.options().json()) {
            return said;
        }
        boolean loss = said.dataLoss();
        List<Risk> losses = plan.losses();
        if (!losses.isEmpty() && !loss) {
            String what = losses.stream().map(Risk::counted).distinct().collect(Collectors.joining(" "));
            loss = "yes".equals(answer("This destroys data. " + what + " Type yes to lose it: "));
            if (!loss) {
                return said;
            }
        }
        boolean yes = said.yes();
        String name = said.typedDatabase();
        if (database.connection().environment().isProtected()) {
            name = name == null
                    ? answer("This connection is " + Words.of(database.connection().environment())
                            + ". Type the database's name to go on: ")
                    : name;
        } else if (!yes) {
            String answer = answer((trial == null ? "Run this on " : "Try this, and undo it, on ") + database.engine().identity().database() + "? [y/N] ");
            yes = "y".equalsIgnoreCase(answer) || "yes".equalsIgnoreCase(answer);
        }
        return new Agreement(yes, name, loss);
    }

    private @Nullable String answer(String question) {
        String typed = session.terminal().ask(question);
        return typed == null ? null : typed.strip();
    }

    private void report(Plan plan, RunOutcome outcome) {
        Failure failure = outcome.failure();
        if (session.options().json()) {
            session.document(JsonForms.outcome(outcome));
        }
        if (failure != null) {
            sayWhy(outcome.result(), failure);
            if (!outcome.done().isEmpty()) {
                session.say(
                        Words.count(outcome.done().size(), "revision is", "revisions are") + " done and committed.");
            }
        } else if (!plan.isEmpty()) {
            long milliseconds = outcome.done().stream().mapToLong(RunOutcome.Done::milliseconds).sum();
            long allowed = outcome.done().stream().filter(d -> d.effect().equals("failed")).count();
            session.result(session.style().good("Done: ")
                    + Words.count(outcome.done().size() - (int) allowed, "revision", "revisions") + " in "
                    + milliseconds
                    + " ms." + (allowed == 0
                            ? ""
                            : " " + Words.count((int) allowed, "revision", "revisions")
                                    + " failed where the file allows it (failOnError=false); nothing of that was recorded."));
        }
    }
}
