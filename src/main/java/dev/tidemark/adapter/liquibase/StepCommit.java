package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.Step;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits steps, with the run log on disk before and told after. */
final class StepCommit {
    private final Session session;
    private final Journal.Run journal;
    private final RunControl control;
    private final List<Done> committed;
    private @Nullable String number;

    /** With the list that gets what is committed, at once. */
    StepCommit(Session session, Journal.Run journal, RunControl control, List<Done> committed) {
        this.session = session;
        this.journal = journal;
        this.control = control;
        this.committed = committed;
    }

    /** A transaction begins, whose number is not known yet. */
    void begin() {
        number = null;
    }

    /**
     * Asks for the transaction's number before its last statement is sent, so that the run log can go to the disk while the
     * server works. Only where the transaction has sent something.
     */
    void ahead() throws SQLException {
        number();
    }

    private String number() throws SQLException {
        String known = number;
        if (known == null) {
            known = session.product().transaction(session.connection());
            if (!known.isEmpty()) {
                journal.transaction(known);
            }
            number = known;
        }
        return known;
    }

    /** Commits what was sent for {@code steps}. */
    void commit(List<Done> done, List<Step> steps) throws SQLException, StepFailed {
        String transaction = number();
        number = null; // what comes next is another transaction
        journal.committing();
        session.gate().committing();
        try {
            session.connection().commit();
        } catch (SQLException e) {
            if (session.alive()) {
                throw e;
            }
            throw new StepFailed(Failures.firstLine(e), lost(transaction, done, steps), false, e);
        }
        tell(done, steps);
    }

    /** What became of a commit that was not answered: the server is asked, and nothing is sent again before. */
    private String lost(String transaction, List<Done> done, List<Step> steps) throws StepFailed {
        String beginning = "The connection was lost during the commit";
        return switch (new LostCommit(control.reconnect()).of(transaction)) {
            case COMMITTED -> {
                tell(done, steps);
                yield beginning + "; the server says that it was kept: what it did is there, and is recorded.";
            }
            case UNDONE -> beginning + "; the server says that it was undone: nothing of it is there.";
            case RUNNING -> beginning + ", and the server is still at it: whether it is kept or undone is unknown until"
                    + " the history is read again.";
            case UNKNOWN -> beginning + ": whether it was kept or undone is unknown until the history is read again.";
        };
    }

    private void tell(List<Done> done, List<Step> steps) throws StepFailed {
        committed.addAll(done);
        control.listener().committed(done);
        try {
            for (int i = 0; i < done.size(); i++) {
                journal.committed(steps.get(i), done.get(i).effect(), done.get(i).milliseconds());
            }
        } catch (FailedException e) {
            throw new StepFailed(e.failure().what(), "The last one is not in the run log.", false, e);
        }
    }
}
