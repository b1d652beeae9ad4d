package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.CancelToken.Wish;
import dev.tidemark.application.outcome.FillProgress;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.FillTexts;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sends the batches of a fill where Liquibase would send its one statement. Each batch and its position are one
 * transaction; the last one is left open, for the history row and the commit that come after it.
 */
final class FillRunner implements PlanGate.Instead {
    private static final int COUNTING_SECONDS = 2;

    private final Session session;
    private final Step step;
    private final Fill fill;
    private final int place;
    private final Journal.Run journal;
    private final RunListener listener;
    private final CancelToken cancel;
    private final RunControl control;
    private final Connection face;
    private long total;
    private int batches;
    private long rows;
    private long changed;
    private boolean paused;
    private boolean prepared;

    FillRunner(Session session, Step step, int place, Journal.Run journal, RunControl control) {
        Fill cut = step.conditions().fill();
        if (cut == null) {
            throw new IllegalArgumentException("The step is not cut into batches");
        }
        this.session = session;
        this.step = step;
        this.fill = cut;
        this.place = place;
        this.journal = journal;
        this.listener = control.listener();
        this.cancel = control.cancel();
        this.control = control;
        this.face = ((liquibase.database.jvm.JdbcConnection) session.database().getConnection())
                .getUnderlyingConnection();
        this.batches = fill.begun().batches();
        this.rows = fill.begun().rows();
        this.changed = fill.begun().changed();
    }

    /** It was asked to stop between two batches. */
    static final class Paused extends SQLException {
        private static final long serialVersionUID = 1L;

        private final boolean late;

        Paused(boolean late) {
            super("The fill was paused between two batches");
            this.late = late;
        }

        /** Whether that is because of the time. */
        boolean late() {
            return late;
        }
    }

    @Override
    public boolean takes(String sql) {
        return sql.equals(fill.whole().sql());
    }

    @Override
    public void run() throws SQLException {
        refuseWhereItMoved();
        total = total();
        String from = prepare();
        commit();
        prepared = true;
        try (PreparedStatement next = face.prepareStatement(fill.texts().next());
                PreparedStatement batch = face.prepareStatement(fill.texts().batch());
                PreparedStatement position = face.prepareStatement(fill.texts().position())) {
            while (from != null) {
                pauseWhereAsked();
                String at = from;
                String to = patiently(() -> one(next, batch, position, at));
                from = to;
            }
        }
        send(fill.texts().finish());
    }

    /** One batch with its position, committed; the last one stays open. Gives where the next one begins, or null. */
    private @Nullable String one(
            PreparedStatement next, PreparedStatement batch, PreparedStatement position, String from)
            throws SQLException {
        long start = System.nanoTime();
        String to = next(next, from);
        if (to == null) {
            last(from);
            return null;
        }
        refuseWhereStill(from, to);
        int many = batch(batch, from, to);
        note(position, to, many);
        journal.statement(step, "-- batch " + (batches + 1) + ": " + fill.range().size() + " rows, " + many
                + " changed");
        commit();
        batches++;
        rows += fill.range().size();
        changed += many;
        listener.batchEnded(step,
                new FillProgress(batches, rows, changed, total, (System.nanoTime() - start) / 1_000_000));
        return to;
    }

    /** A batch. */
    @FunctionalInterface
    private interface Batch {
        @Nullable
        String run() throws SQLException;
    }

    /** Nothing is open before a batch, so that it is undone as a whole and tried again where others hold its rows. */
    private @Nullable String patiently(Batch batch) throws SQLException {
        LockRetry retry = new LockRetry(control);
        while (true) {
            try {
                return batch.run();
            } catch (SQLException e) {
                if (!LockRetry.worthwhile(session.product(), e)) {
                    throw e;
                }
                session.connection().rollback();
                LockRetry.Next next = retry.after(step, session.gate().lastSql(), place);
                if (next == LockRetry.Next.STOPPED) {
                    paused = true;
                    throw new Paused(cancel.wish() == Wish.NONE);
                }
                if (next == LockRetry.Next.GIVEN_UP) {
                    throw e;
                }
            }
        }
    }

    /** Whether this run committed nothing of it. */
    boolean untouched() {
        return batches == fill.begun().batches() && !prepared;
    }

    /** What the plan says about the position still holds, now that nobody else may run. */
    private void refuseWhereItMoved() throws SQLException {
        Fill.Position now = new FillReader(session.database(), session.connection())
                .position(FillTexts.positionTable(step.revision().toString()))
                .position();
        if (!now.equals(fill.begun())) {
            throw new SQLException("The fill is not where it was when the plan was made; plan again");
        }
    }

    private @Nullable String prepare() throws SQLException {
        String from = fill.begun().next();
        for (Statement statement : fill.prepare()) {
            boolean counts = statement.sql().startsWith("SELECT COUNT(*)");
            boolean first = !counts && statement.sql().startsWith("SELECT ");
            if (counts) {
                refuseWithoutKey(read(statement.sql()));
            } else if (first) {
                from = read(statement.sql());
            } else {
                journal.committing();
                send(statement.sql());
            }
        }
        return from;
    }

    private void refuseWithoutKey(@Nullable String count) throws SQLException {
        if (!"0".equals(count)) {
            throw new SQLException(count + " rows of " + fill.range().table() + " have no " + fill.range().key()
                    + ", by which the batches are cut; name a key that every row has", "22004");
        }
    }

    private void refuseWhereStill(String from, String to) throws SQLException {
        if (from.equals(to)) {
            throw new SQLException("More than " + fill.range().size() + " rows of " + fill.range().table()
                    + " have the same " + fill.range().key() + "; name a key that is each row's own", "21000");
        }
    }

    private void pauseWhereAsked() throws SQLException {
        boolean asked = cancel.wish() == Wish.AFTER_BATCH || cancel.wish() == Wish.NOW;
        if (asked || control.tooLate(Instant.now())) {
            paused = true;
            throw new Paused(!asked);
        }
    }

    private @Nullable String next(PreparedStatement statement, String from) throws SQLException {
        key(statement, 1, from);
        return first(statement.execute() ? statement.getResultSet() : null);
    }

    private int batch(PreparedStatement statement, String from, String to) throws SQLException {
        key(statement, 1, from);
        key(statement, 2, to);
        statement.execute();
        return statement.getUpdateCount();
    }

    private void note(PreparedStatement statement, String to, int many) throws SQLException {
        statement.setString(1, to);
        statement.setLong(2, fill.range().size());
        statement.setLong(3, many);
        statement.execute();
    }

    private void last(String from) throws SQLException {
        try (PreparedStatement statement = face.prepareStatement(fill.texts().last())) {
            key(statement, 1, from);
            statement.execute();
            int many = statement.getUpdateCount();
            changed += many;
            journal.statement(step, "-- last batch: " + many + " changed");
        }
    }

    /** The server finds out the key's type from what it is compared with. */
    private void key(PreparedStatement statement, int index, String value) throws SQLException {
        if (session.product().name().equals("postgresql")) {
            statement.setObject(index, value, Types.OTHER);
        } else {
            statement.setString(index, value);
        }
    }

    private void send(String sql) throws SQLException {
        try (java.sql.Statement statement = face.createStatement()) {
            statement.execute(sql);
        }
    }

    private @Nullable String read(String sql) throws SQLException {
        try (java.sql.Statement statement = face.createStatement()) {
            return first(statement.execute(sql) ? statement.getResultSet() : null);
        }
    }

    private static @Nullable String first(@Nullable ResultSet rows) throws SQLException {
        if (rows == null) {
            return null;
        }
        try (rows) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private void commit() throws SQLException {
        journal.committing();
        session.gate().committing();
        session.connection().commit();
    }

    /** About how many rows there are: counted where that is quick, else what the server guesses; 0 for unknown. */
    private long total() throws SQLException {
        Connection connection = session.connection();
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(COUNTING_SECONDS);
            try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + fill.range().table())) {
                return row.next() ? row.getLong(1) : 0;
            } finally {
                statement.setQueryTimeout(0); // H2 keeps it for the whole session
            }
        } catch (SQLException e) {
            connection.rollback();
            return session.product().wasCancelled(e) && session.product().name().equals("postgresql") ? guess() : 0;
        }
    }

    private long guess() throws SQLException {
        try (PreparedStatement statement = session.connection()
                .prepareStatement("SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = to_regclass(?)")) {
            statement.setString(1, fill.range().table());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Math.max(0, row.getLong(1)) : 0;
            }
        }
    }

    /** What of it stays, after the transaction at hand was rolled back. */
    String state() {
        String table = fill.range().table();
        if (batches == 0) {
            return "No batch of the fill of " + table + " is committed.";
        }
        String of = total > 0 ? String.format(Locale.ROOT, " of about %,d", total) : "";
        return String.format(
                Locale.ROOT,
                "The fill of %s stands after %,d %s: %,d%s rows are done and stay, as the table %s says%s. This revision"
                        + " is not recorded yet; the next upgrade goes on from there.",
                table, batches, batches == 1 ? "batch" : "batches", rows, of, fill.begun().table(),
                paused ? "" : "; the batch that ran was undone");
    }
}
