package dev.tidemark.adapter.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Stands before a connection: hears of every statement before it is sent and may refuse it. */
public interface StatementGate {
    /**
     * A statement is about to be sent.
     *
     * @param sql its text
     * @param parameters the bound values as text, in order; empty where it is not prepared
     * @param statement what sends it, for cancelling
     * @return false to leave it out as if it had been sent
     * @throws SQLException to refuse it; nothing is sent then
     */
    boolean before(String sql, List<String> parameters, Statement statement) throws SQLException;

    /** It came back with an error; {@link #after} is called as well. */
    default void failed(SQLException error) {}

    /** Somebody asks the connection to roll back: does it, as far as its owner allows. */
    default void rollback(Connection real) throws SQLException {
        real.rollback();
    }

    /** It came back, well or not. */
    void after(String sql, boolean well);

    /** Whether the connection may be told to commit each statement by itself. */
    boolean mayAutoCommit();

    /** Whether a commit that somebody asks of the connection is done now; otherwise its owner does it later. */
    boolean passesCommit();

    /**
     * Whether a statement that was prepared earlier may be used on. Liquibase keeps the last one of each thread in a
     * static (ExecutablePreparedStatementBase), and would send the rows of another database through it.
     */
    boolean keepsPrepared();
}
