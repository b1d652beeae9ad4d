package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.foresight.RowGuard;
import dev.tidemark.domain.foresight.RowGuards;
import dev.tidemark.domain.plan.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows again, inside of the run and under the lock of the statement that is about to destroy them. Where more are
 * there than a person agreed to lose, or where that cannot be told in time, the statement is not sent.
 */
final class RowRecount {
    /** Twice what a count may take on the plan: others work meanwhile, and here a lock is held. */
    private static final int SECONDS = 4;

    /**
     * LOCK TABLE is refused: PostgreSQL knows it for tables and views alone (not for foreign tables), and asks for rights on
     * the table that dropping it does not need. What the statement itself needs is up to the statement.
     */
    private static final Set<String> NOT_LOCKABLE = Set.of("42809", "42501");

    private final Session session;
    private final List<RowGuard> guards;
    private final Journal.Run journal;
    private final BlockingWatch watch;

    RowRecount(Session session, List<Step> steps, Journal.Run journal, BlockingWatch watch) {
        this.session = session;
        this.guards = RowGuards.of(steps);
        this.journal = journal;
        this.watch = watch;
    }

    /** Guards the statements of the step at that place, from 0; null where none of them needs it. */
    PlanGate.@Nullable Guard of(int step) {
        List<RowGuard> mine = guards.stream().filter(g -> g.step() == step).toList();
        return mine.isEmpty() ? null : new OfStep(mine);
    }

    /** The guards of one step. */
    private final class OfStep implements PlanGate.Guard {
        private final List<RowGuard> mine;

        OfStep(List<RowGuard> mine) {
            this.mine = mine;
        }

        @Override
        public @Nullable String before(int statement) throws SQLException {
            for (RowGuard guard : mine) {
                if (guard.statement() == statement && !guard.count().isEmpty()) {
                    String said = counted(guard);
                    if (said != null) {
                        return said;
                    }
                }
            }
            return null;
        }

        @Override
        public @Nullable String after(int statement, Statement sender) throws SQLException {
            for (RowGuard guard : mine) {
                if (guard.statement() == statement && guard.reports()) {
                    long deleted = sender.getUpdateCount();
                    if (deleted > guard.confirmed()) {
                        return guard.exceeded(deleted);
                    }
                }
            }
            return null;
        }
    }

    private @Nullable String counted(RowGuard guard) throws SQLException {
        Connection connection = session.connection();
        if (!guard.lock().isEmpty()) {
            watch.started();
            try {
                lock(connection, guard.lock());
            } finally {
                watch.ended();
            }
        }
        journal.statement(null, guard.count());
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet row = statement.executeQuery(guard.count())) {
                row.next();
                long rows = row.getLong(1);
                return rows > guard.confirmed() ? guard.exceeded(rows) : null;
            } finally {
                statement.setQueryTimeout(0); // H2 keeps it for the whole session
            }
        } catch (SQLException e) {
            if (session.product().wasCancelled(e) && !session.gate().refusing()) {
                return "The rows of " + guard.object() + " could not be counted again within " + SECONDS
                        + " seconds, so it cannot be told whether more would be lost than was agreed to";
            }
            throw e;
        }
    }

    private void lock(Connection connection, String sql) throws SQLException {
        journal.statement(null, sql);
        session.gate().sending(sql);
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!NOT_LOCKABLE.contains(e.getSQLState() == null ? "" : e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
        }
    }
}
