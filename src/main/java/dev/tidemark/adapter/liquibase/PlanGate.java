package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.ParameterText;
import dev.tidemark.adapter.jdbc.StatementGate;
import dev.tidemark.domain.plan.Statement.Nature;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets through exactly the statements of the step that runs. While nothing runs, only reading is let through. A
 * statement that came out different is refused before it is sent, and remembered, because Liquibase may swallow the
 * refusal (failOnError=false).
 */
final class PlanGate implements StatementGate {
    private static final Set<String> READS = Set.of("select", "show", "values", "explain", "with", "call");

    /** Hears of statements that pass. */
    interface Listener {
        void started(String sql);

        void ended(String sql, boolean well, long milliseconds);
    }

    /** Sends something else where a statement would be sent. */
    interface Instead {
        /** Whether it stands for {@code sql}. */
        boolean takes(String sql);

        /** Sends it, through the gate. */
        void run() throws SQLException;
    }

    /** Has a say about a statement that may be sent: null to let it be, else why the run stops. */
    interface Guard {
        /** Before statement number {@code statement} of the step is sent, from 0. */
        @Nullable
        String before(int statement) throws SQLException;

        /** After {@code sender} sent it well. */
        @Nullable
        String after(int statement, Statement sender) throws SQLException;
    }

    private List<dev.tidemark.domain.plan.Statement> expected = List.of();
    private List<String> alternatives = List.of();
    private Set<Integer> leftOut = Set.of();
    private int matched;
    private int position;
    private int row;
    private int finished;
    private boolean running;
    private boolean oneTransaction;
    private @Nullable Listener listener;
    private @Nullable Instead standIn;
    private @Nullable Guard guard;
    private @Nullable String violation;
    private volatile boolean refusing;
    private boolean refused;
    private volatile @Nullable Statement current;
    private volatile String lastSql = "";
    private long startedAt;
    private long lastMillis;
    private @Nullable SQLException lastError;
    private boolean holding;
    private @Nullable Savepoint savepoint;

    /**
     * From now on only {@code statements} pass, in their order.
     *
     * @param transactional whether they and the row are one transaction
     * @param instead history statements that may come in place of the last one, where a precondition decides
     */
    void expect(
            List<dev.tidemark.domain.plan.Statement> statements, List<String> instead, boolean transactional,
            @Nullable Listener hears) {
        expected = statements;
        oneTransaction = transactional;
        alternatives = instead;
        position = 0;
        row = 0;
        finished = 0;
        lastSql = "";
        running = true;
        violation = null;
        lastError = null;
        listener = hears;
        standIn = null;
        leftOut = Set.of();
    }

    /** Those of the expected statements, by their place from 0, that are answered as if they had been sent. */
    void leaveOut(Set<Integer> places) {
        leftOut = Set.copyOf(places);
    }

    /** What is sent in place of one of the step's statements, once. */
    void instead(Instead other) {
        standIn = other;
    }

    /** Who has a say about the statements of this step; null for nobody. */
    void guard(@Nullable Guard other) {
        guard = other;
    }

    /**
     * From now on a rollback that Liquibase asks for goes back to this point only: what stands before it belongs to other
     * revisions of the same transaction. Null where there is nothing to go back to.
     */
    void hold(@Nullable Savepoint point) {
        holding = true;
        savepoint = point;
    }

    /** From now on a rollback is one. */
    void letGo() {
        holding = false;
        savepoint = null;
    }

    @Override
    public void rollback(Connection real) throws SQLException {
        Savepoint point = savepoint;
        if (!holding) {
            real.rollback();
        } else if (point != null) {
            real.rollback(point);
        }
    }

    @Override
    public void failed(SQLException error) {
        lastError = error;
    }

    /** The error of the last statement of the step that failed, or null. */
    @Nullable
    SQLException lastError() {
        return lastError;
    }

    /** How long the statement took that came back last, in milliseconds. */
    long lastMillis() {
        return lastMillis;
    }

    /** A run begins, and nobody asked to cancel it yet. */
    void admit() {
        refusing = false;
        refused = false;
    }

    /** From now on nothing of the run is sent, because it is to be cancelled. From any thread. */
    void refuse() {
        refusing = true;
    }

    /** Whether a statement was not sent because the run is to be cancelled. */
    boolean refused() {
        return refused;
    }

    /** From now on only reading passes. */
    void rest() {
        running = false;
        expected = List.of();
        alternatives = List.of();
        listener = null;
        standIn = null;
        guard = null;
    }

    @Override
    public boolean before(String sql, List<String> parameters, Statement statement) throws SQLException {
        if (!running) {
            if (!reads(sql)) {
                throw new SQLException("Tidemark sends nothing that writes outside of a plan");
            }
            return true;
        }
        if (refusing) {
            refused = true;
            throw new SQLException("The run was cancelled before this statement was sent");
        }
        if (violation != null && guard != null) {
            throw new SQLException(violation); // nothing may come after what the guard objected to
        }
        if (restoresSearchPath(sql)) {
            return false;
        }
        Instead other = standIn;
        if (other != null && other.takes(sql)) {
            standIn = null;
            other.run();
            return false;
        }
        if (!passes(sql, parameters)) {
            String was = position < expected.size() ? expected.get(position).sql() : "no further statement";
            violation = "What was to be sent is not what was reviewed. Reviewed: " + was + " Now: " + sql;
            throw new SQLException(violation);
        }
        if (leftOut.contains(matched)) {
            return false;
        }
        boolean first = parameters.isEmpty() || !sql.equals(lastSql);
        Guard watchful = guard;
        if (first && watchful != null) {
            violation = watchful.before(ofStep(matched));
            if (violation != null) {
                lastSql = sql;
                throw new SQLException(violation);
            }
        }
        lastSql = sql;
        current = statement;
        if (first) {
            startedAt = System.nanoTime();
        }
        if (first && listener != null) {
            listener.started(sql);
        }
        return true;
    }

    /**
     * Liquibase sets the search path after each rollback of its own on PostgreSQL. The session's path is never changed
     * by us, so there is nothing to restore, and the path that was reviewed stays. A revision's own is in the plan.
     */
    private boolean restoresSearchPath(String sql) {
        boolean reviewed = position < expected.size() && expected.get(position).sql().equals(sql);
        return sql.startsWith("SET SEARCH_PATH TO ") && !reviewed;
    }

    /** The place of a statement among those of the step that are sent. */
    private int ofStep(int place) {
        return place - (int) leftOut.stream().filter(out -> out < place).count();
    }

    private boolean passes(String sql, List<String> parameters) {
        matched = -1;
        if (alternatives.contains(sql)) {
            position = expected.size();
            matched = position;
            return true;
        }
        for (int i = beginOfBatch(); i < expected.size(); i++) {
            dev.tidemark.domain.plan.Statement next = expected.get(i);
            if (matches(i, sql, parameters)) {
                advance(i, next);
                return true;
            }
            if (next.nature() == Nature.FIXED) {
                return i > position && openBefore(i);
            }
        }
        return position < expected.size() && expected.get(position).nature() == Nature.DECIDED_WHILE_RUNNING;
    }

    /** Where the statements of a batch begin, while they may come again; else where the step is. */
    private int beginOfBatch() {
        int from = position;
        while (from > 0 && from < expected.size() && expected.get(from).nature() == Nature.EACH_BATCH
                && expected.get(from - 1).nature() == Nature.EACH_BATCH) {
            from--;
        }
        return from;
    }

    /** Whether what stands before {@code i} is still open, so that an unknown statement may come from it. */
    private boolean openBefore(int i) {
        return expected.get(i - 1).nature() == Nature.DECIDED_WHILE_RUNNING;
    }

    private void advance(int i, dev.tidemark.domain.plan.Statement next) {
        matched = i;
        if (i != position) {
            position = i;
            row = 0;
        }
        row++;
        if (next.nature() == Nature.FIXED && row >= Math.max(1, next.rows().size())) {
            position++;
            row = 0;
        }
    }

    private boolean matches(int i, String sql, List<String> parameters) {
        dev.tidemark.domain.plan.Statement next = expected.get(i);
        if (!next.sql().equals(sql)) {
            return false;
        }
        if (next.nature() == Nature.EACH_BATCH) {
            return !parameters.isEmpty();
        }
        if (next.nature() == Nature.DECIDED_WHILE_RUNNING || next.rows().isEmpty()) {
            return next.nature() == Nature.DECIDED_WHILE_RUNNING || parameters.isEmpty();
        }
        int at = i == position ? row : 0;
        return at < next.rows().size() && same(next.rows().get(at), parameters);
    }

    private static boolean same(List<String> planned, List<String> sent) {
        if (planned.size() != sent.size()) {
            return false;
        }
        for (int i = 0; i < planned.size(); i++) {
            if (!ParameterText.same(planned.get(i), sent.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void after(String sql, boolean well) {
        Statement sender = current;
        boolean guarded = sender != null;
        current = null;
        lastMillis = (System.nanoTime() - startedAt) / 1_000_000;
        if (well && running && sender != null) {
            askGuard(sender);
        }
        finished += guarded && running && well ? 1 : 0;
        if (guarded && running && listener != null) {
            listener.ended(sql, well, lastMillis);
        }
    }

    private void askGuard(Statement sender) {
        Guard watchful = guard;
        if (watchful != null && violation == null) {
            try {
                violation = watchful.after(ofStep(matched), sender);
            } catch (SQLException e) {
                violation = "What the statement did could not be read: " + e.getMessage();
            }
        }
    }

    @Override
    public boolean mayAutoCommit() {
        return !running || !oneTransaction;
    }

    @Override
    public boolean passesCommit() {
        return !running;
    }

    @Override
    public boolean keepsPrepared() {
        return running;
    }

    /** What is sent now is no statement of the step, but belongs to one. */
    void sending(String sql) {
        lastSql = sql;
    }

    /** Whether the run is to be cancelled. */
    boolean refusing() {
        return refusing;
    }

    /** What is sent now is the commit. */
    void committing() {
        lastSql = "COMMIT";
    }

    /** Fixed statements that were reviewed and have not been sent. */
    List<String> unsent() {
        List<String> left = new ArrayList<>();
        for (int i = position; i < expected.size(); i++) {
            if (expected.get(i).nature() == Nature.FIXED) {
                left.add(expected.get(i).sql());
            }
        }
        return left;
    }

    /** How many statements of the step came back well. */
    int finished() {
        return finished;
    }

    @Nullable
    String violation() {
        return violation;
    }

    String lastSql() {
        return lastSql;
    }

    /** Cancels what is being sent, from any thread. */
    void cancel() {
        Statement statement = current;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It ended meanwhile, or the connection is gone; the run itself will say so.
            }
        }
    }

    private static boolean reads(String sql) {
        String text = sql.strip();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return READS.contains(text.substring(0, end).toLowerCase(Locale.ROOT));
    }
}
