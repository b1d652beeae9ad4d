package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.sql.OwnTransaction;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Tells the run log and the person what is sent. */
final class StepProgress implements PlanGate.Listener {
    private final Step step;
    private final Journal.Run journal;
    private final RunControl control;
    private final Session session;
    private final Set<String> told = new HashSet<>();
    private int number;
    private boolean telling;

    StepProgress(Step step, Journal.Run journal, RunControl control, Session session) {
        this.step = step;
        this.journal = journal;
        this.control = control;
        this.session = session;
    }

    @Override
    public void started(String sql) {
        telling = step.conditions().fill() == null || told.add(sql); // those of a batch only once
        if (!telling) {
            control.watch().started();
            return;
        }
        number++;
        journal.statement(step, sql);
        if (!step.conditions().transactional() && !step.kind().recordOnly() && mayCommit(sql)) {
            journal.committing();
        }
        control.watch().started();
        control.listener().statementStarted(step, number, sql);
    }

    /** To force the run log for each of very many rows would make a revision that fills a table take hours. */
    private boolean mayCommit(String sql) {
        try {
            return session.connection().getAutoCommit() || !OwnTransaction.rowsOnly(sql);
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public void ended(String sql, boolean well, long milliseconds) {
        control.watch().ended();
        if (telling) {
            journal.statementEnded(step, well, milliseconds);
            control.listener().statementEnded(step, number, milliseconds);
        }
    }
}
