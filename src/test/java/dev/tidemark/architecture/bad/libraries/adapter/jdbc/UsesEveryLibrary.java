package dev.tidemark.architecture.bad.libraries.adapter.jdbc;

import java.sql.SQLException;
import liquibase.exception.LiquibaseException;
import org.h2.jdbc.JdbcException;
import org.postgresql.util.PSQLException;

/** An adapter that knows what only other adapters may know. */
public final class UsesEveryLibrary {
    boolean known(SQLException e) {
        return e instanceof PSQLException || e instanceof JdbcException || e.getCause() instanceof LiquibaseException;
    }
}
