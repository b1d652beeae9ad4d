package dev.tidemark.adapter.jdbc;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ScratchPlace;
import dev.tidemark.domain.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The steps of one scratch run, over its connection. Used by one thread; another one may stop it. */
final class ScratchWork {
    /** Of the free lock slots, as safety demands: a transaction that fills them stops every other session. */
    private static final int SHARE = 4;
    private static final int LOCKS_OF_A_TABLE = 5;
    private static final int AT_ONCE = 100;
    private static final Pattern ABSENT =
            Pattern.compile("(type|function|operator class|access method) \"?([\\w.]+)");
    /** Types and functions that extensions bring; PostgreSQL manual, appendix F, and those of PostGIS and pgvector. */
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("citext", "citext"), Map.entry("hstore", "hstore"), Map.entry("ltree", "ltree"),
            Map.entry("cube", "cube"), Map.entry("vector", "vector"), Map.entry("halfvec", "vector"),
            Map.entry("sparsevec", "vector"), Map.entry("geometry", "postgis"), Map.entry("geography", "postgis"),
            Map.entry("raster", "postgis_raster"), Map.entry("uuid_generate_v4", "uuid-ossp"),
            Map.entry("uuid_generate_v1", "uuid-ossp"), Map.entry("gin_trgm_ops", "pg_trgm"),
            Map.entry("gist_trgm_ops", "pg_trgm"), Map.entry("crypt", "pgcrypto"), Map.entry("digest", "pgcrypto"),
            Map.entry("isbn", "isn"), Map.entry("unaccent", "unaccent"));

    private final Product product;
    private final Connection connection;
    private final ScratchPlace place;
    private final Reading reading;
    private boolean committing = true;
    private volatile boolean stopped;
    private volatile @Nullable Statement running;
    private String sql = "";

    ScratchWork(Product product, Connection connection, ScratchPlace place) {
        this.product = product;
        this.connection = connection;
        this.place = place;
        this.reading = new Reading(connection, percent -> {});
    }

    /** Makes the connection ready. */
    void begin() throws SQLException {
        product.beginRunning(connection);
    }

    /** From here on nothing is committed. */
    void oneTransaction() {
        committing = false;
    }

    /** Whether what the statements make is well below the lock slots that are free, or else refuses. */
    void requireLocks(List<String> statements) throws SQLException {
        long wanted = statements.stream()
                .mapToLong(s -> s.toLowerCase(Locale.ROOT).startsWith("create table") ? LOCKS_OF_A_TABLE : 1).sum();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('max_locks_per_transaction')::bigint"
                                + " * (current_setting('max_connections')::bigint"
                                + " + current_setting('max_prepared_transactions')::bigint)"
                                + " - (SELECT count(*) FROM pg_locks)")) {
            row.next();
            long free = row.getLong(1);
            if (wanted * SHARE > free) {
                throw new FailedException(new Failure.Refused(
                        "The model's tables would need about " + wanted + " locks at once, and the server has " + free
                                + " free: other sessions could fail.",
                        "Use the private server, or name a scratch database (model.scratch in tidemark.yaml)."));
            }
        }
    }

    void createSchemas(List<String> schemas) throws SQLException {
        for (String schema : schemas) {
            execute("CREATE SCHEMA \"" + schema + "\"");
        }
        commit();
    }

    /** Makes unqualified names fall into a schema; what lies in the others is still found. */
    void enter(String schema) throws SQLException {
        execute(product.name().equals("h2")
                ? "SET SCHEMA \"" + schema + "\""
                : "SELECT set_config('search_path', '\"" + schema + "\", ' || current_setting('search_path'), false)");
    }

    /** Runs them, some in a transaction: a commit for each costs time, and one for all of them locks. */
    void run(List<String> statements) throws SQLException {
        for (int i = 0; i < statements.size(); i++) {
            execute(statements.get(i));
            if (i % AT_ONCE == 0) {
                commit();
            }
        }
        commit();
    }

    private void commit() throws SQLException {
        if (committing) {
            connection.commit();
        }
    }

    Schema read(List<String> schemas) throws SQLException {
        return product.catalog().read(reading, ScratchSchemas.scope(schemas));
    }

    /** Drops them as far as that goes; it also goes on after a failure. */
    void dropSchemas(List<String> schemas) {
        boolean h2 = product.name().equals("h2");
        for (int i = schemas.size() - 1; i >= 0; i--) {
            try (Statement statement = connection.createStatement()) {
                connection.rollback();
                if (h2) {
                    statement.execute("SET SCHEMA PUBLIC");
                }
                statement.execute("DROP SCHEMA IF EXISTS \"" + schemas.get(i) + "\" CASCADE");
                connection.commit();
            } catch (SQLException e) {
                // The connection is gone; the name says whose schema it is, and a person may drop it.
            }
        }
    }

    private void execute(String statement) throws SQLException {
        sql = statement;
        try (Statement one = connection.createStatement()) {
            running = one;
            if (stopped) {
                throw new SQLException("It was stopped", "57014");
            }
            one.execute(statement);
        } finally {
            running = null;
        }
    }

    /** Asks to give up. From any thread. */
    void stop() {
        stopped = true;
        Statement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // It is over already.
        }
        reading.stop();
    }

    /** Says in words what went wrong. */
    Failure failure(SQLException error) {
        String state = place instanceof ScratchPlace.Own
                ? "The compared database was not touched."
                : "What was made was taken back.";
        if (stopped) {
            return new Failure.Cancelled(state);
        }
        if (product.lost(error)) {
            return new Failure.Unreachable(
                    "The connection to " + place.words() + " was lost while the model's tables were made. " + state,
                    "Try again.");
        }
        String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
        return new Failure.StatementFailed(
                null, sql, product.errorPosition(error), error.getSQLState(),
                "The model's tables cannot be made in " + place.words() + ": " + message, state,
                advice(error, message), product.errorDetails(error));
    }

    private String advice(SQLException error, String message) {
        Matcher absent = ABSENT.matcher(message);
        boolean undefined = "42704".equals(error.getSQLState()) || "42883".equals(error.getSQLState());
        if (undefined && absent.find()) {
            String extension = EXTENSIONS.get(absent.group(2).toLowerCase(Locale.ROOT));
            if (place instanceof ScratchPlace.Own) {
                return (extension == null ? "It may come" : "It comes")
                        + " from an extension" + (extension == null ? "" : " (" + extension + ")")
                        + " that the private server does not have. Name a scratch database that has it (model.scratch in"
                        + " tidemark.yaml).";
            }
            return "Install the extension" + (extension == null ? "" : " " + extension) + " there.";
        }
        if ("42501".equals(error.getSQLState())) {
            return "The user needs the right to create schemas there; or use the private server.";
        }
        String known = product.advice(error);
        return known.isEmpty() ? "Mend the entity's mapping: its statement is no SQL that this database takes." : known;
    }
}
