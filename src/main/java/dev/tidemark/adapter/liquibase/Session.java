package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.GatedConnection;
import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.LockState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.Database;
import liquibase.database.core.H2Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.executor.ExecutorService;
import org.jspecify.annotations.Nullable;

/** One physical connection, gated, with Liquibase's object for the database behind it. */
final class Session implements AutoCloseable {
    private final Product product;
    private final Connection connection;
    private final PlanGate gate = new PlanGate();
    private final Database database;
    private final HistoryRows rows;
    private volatile boolean cut;
    private final PulseReader pulse;
    private @Nullable Long key;

    private Session(Product product, Connection connection, ProjectSettings project) throws DatabaseException {
        this.product = product;
        this.connection = connection;
        Connection face = new GatedConnection(connection, gate).face();
        this.database = named(fresh(product.name()), project);
        database.setConnection(new JdbcConnection(face));
        this.rows = new HistoryRows(database);
        this.pulse = new PulseReader(database, connection);
        QuietExecutor executor = new QuietExecutor();
        executor.setDatabase(database);
        executor.setResourceAccessor(Scope.getCurrentScope().getResourceAccessor());
        Scope.getCurrentScope().getSingleton(ExecutorService.class).setExecutor("jdbc", database, executor);
        ChangeLogHistoryServiceFactory services =
                Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class);
        services.resetAll();
        services.register(rows);
    }

    /** Connects. Must be called inside the scope. */
    static Session open(Product product, ConnectionSpec spec, ProjectSettings project) {
        Connection connection;
        try {
            connection = product.connect(spec);
        } catch (SQLException e) {
            throw new FailedException(product.connectFailure(e, spec), e);
        }
        try {
            return new Session(product, connection, project);
        } catch (DatabaseException | RuntimeException e) {
            closeQuietly(connection);
            throw Failures.unexpected(e);
        }
    }

    /** Liquibase's object for a product, without a connection. */
    static Database fresh(String product) {
        return product.equals("h2") ? new H2Database() : new PostgresDatabase();
    }

    /** The same with the project's names for Liquibase's own tables. */
    static Database named(Database database, ProjectSettings project) {
        database.setDatabaseChangeLogTableName(project.tables().changelogTable());
        database.setDatabaseChangeLogLockTableName(project.tables().lockTable());
        if (project.tables().schema() != null && database instanceof AbstractJdbcDatabase jdbc) {
            jdbc.setLiquibaseSchemaName(project.tables().schema());
        }
        return database;
    }

    Database database() {
        return database;
    }

    HistoryRows rows() {
        return rows;
    }

    PlanGate gate() {
        return gate;
    }

    Product product() {
        return product;
    }

    /** The connection itself, for what the engine sends on its own account. */
    Connection connection() {
        return connection;
    }

    /** Runs {@code work} in a scope that knows this database. */
    <T> T about(Scope.ScopedRunnerWithReturn<T> work) throws Exception {
        return Scope.child(Map.of(Scope.Attr.database.name(), database), work);
    }

    HistoryReader reader() {
        return new HistoryReader(database, connection);
    }

    /** The number by which others can ask about this connection. No transaction is left open. */
    long number() throws SQLException {
        return product.sessionNumber(connection);
    }

    /** By what a run on these history tables is kept from another one, on this server's database. */
    long lockKey() throws SQLException {
        Long known = key;
        if (known == null) {
            known = reader().identity();
            key = known;
        }
        return known;
    }

    /** The lock's row with what is known about its holder. Inside the scope; a transaction may stay open. */
    LockState lock() throws SQLException {
        return known(reader().lock());
    }

    /** A row with what is known about its holder. A transaction may stay open. */
    LockState known(LockState row) throws SQLException {
        long holder = row.held() ? LockMark.session(row.by()) : 0;
        return row.with(product.holder(connection, lockKey(), holder, row.since()));
    }

    /** Cuts the connection under whoever waits for it. From any thread. */
    void cut() {
        cut = true;
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is gone already.
        }
    }

    /** Whether it was cut from this side. */
    boolean wasCut() {
        return cut;
    }

    /** How long the server may be silent, in milliseconds; 0 for as long as it likes. */
    void giveUpAfter(int silence) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, silence);
    }

    PulseReader pulse() {
        return pulse;
    }

    boolean alive() {
        try {
            return !connection.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(Connection connection) {
        try {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.close();
        } catch (SQLException e) {
            // It is gone already.
        }
    }
}
