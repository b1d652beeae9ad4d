package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.plan.Fingerprint;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Statement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.List;

/** What comes before the first step of a plan: the tables of the record where they are missing, and the record itself. */
final class RunSetup {
    private final Session session;
    private final Plan plan;
    private final Journal.Run journal;

    RunSetup(Session session, Plan plan, Journal.Run journal) {
        this.session = session;
        this.plan = plan;
        this.journal = journal;
    }

    /** Makes the lock's table and row where they are missing. */
    void lock(boolean commit) throws SQLException {
        Set<Statement> forLock = lockStatements();
        make(plan.setup().stream().filter(forLock::contains).toList(), commit);
    }

    /** Makes the history table where it is missing. Under the lock. */
    void history(boolean commit) throws SQLException {
        Set<Statement> forLock = lockStatements();
        make(plan.setup().stream().filter(s -> !forLock.contains(s)).toList(), commit);
    }

    /** Those that make the lock table come first; the history table is only touched under the lock. */
    private Set<Statement> lockStatements() {
        StatementWriter writer = new StatementWriter(session.database(), session.rows());
        Set<Statement> found = new HashSet<>(writer.lockTable());
        found.addAll(writer.lockRow());
        return found;
    }

    private void make(List<Statement> statements, boolean commit) throws SQLException {
        for (Statement statement : statements) {
            journal.statement(null, statement.sql());
            if (commit) {
                journal.committing();
            }
            try (java.sql.Statement sender = session.connection().createStatement()) {
                sender.execute(statement.sql());
                if (commit) {
                    session.connection().commit();
                }
            } catch (SQLException e) {
                session.connection().rollback();
                if (lockStatements().contains(statement)) {
                    refuseWhereLockAppeared();
                } else {
                    refuseWhereHistoryAppeared(statement);
                }
                throw new FailedException(
                        new Failure.StatementFailed(
                                null,
                                statement.sql(),
                                session.product().errorPosition(e),
                                e.getSQLState(),
                                Failures.firstLine(e),
                                "The history tables are not complete; no revision was run.",
                                session.product().advice(e),
                                session.product().errorDetails(e)),
                        e);
            }
        }
    }

    /** Two runs that begin on an empty database both want to make the lock: the later one is told whose it is now. */
    private void refuseWhereLockAppeared() throws SQLException {
        LockState now = session.lock();
        session.connection().rollback();
        if (now.held()) {
            throw new FailedException(new Failure.LockHeld(now));
        }
        if (now.tableExists()) {
            throw appeared();
        }
    }

    /** Liquibase makes the history table without holding the lock. */
    private void refuseWhereHistoryAppeared(Statement statement) throws SQLException {
        StatementWriter writer = new StatementWriter(session.database(), session.rows());
        boolean there = session.reader().exists(session.database().getDatabaseChangeLogTableName());
        session.connection().rollback();
        if (there && writer.historyTable().contains(statement)) {
            throw appeared();
        }
    }

    private static FailedException appeared() {
        return new FailedException(new Failure.Refused(
                "Somebody else made the history tables between planning and running.",
                "Plan again, read it, and run the new one."));
    }

    /** Whether the record is still the reviewed one, now that nobody else can change it. */
    void check() throws SQLException {
        compare();
        session.connection().rollback();
    }

    /** The same within a transaction that stays open. */
    void compare() throws SQLException {
        DeploymentRecord record = session.reader().record();
        if (!Fingerprint.brief(record.digest()).equals(plan.fingerprint().record())) {
            throw new FailedException(new Failure.Refused(
                    "The database's history changed between planning and running: somebody else deployed.",
                    "Plan again, read it, and run the new one."));
        }
    }
}
