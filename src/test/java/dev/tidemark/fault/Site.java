package dev.tidemark.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * A database, files and a run log on disk, in which something breaks. What it says of the database it reads past Tidemark.
 * Every revision's id is the name of the table that it makes, so that record and schema are the same list where they
 * agree.
 */
final class Site implements AutoCloseable {
    static final Agreement AGREED = new Agreement(true, null, true);
    private static final String OURS = " FROM pg_stat_activity WHERE application_name = 'Tidemark'"
            + " AND datname = current_database()";

    private final TestDatabase database;
    private final Path folder;
    private final ChangelogFolder files;
    private final Journal journal;

    /** On that database, with files and run log below {@code folder}. */
    Site(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.files = new ChangelogFolder(folder.resolve("files"));
        this.journal = journal(folder.resolve("home"));
    }

    /** On a new database of the shared PostgreSQL. */
    static Site postgres(Path folder) throws SQLException {
        return new Site(PostgresServer.shared().fresh(), folder);
    }

    /** The run log that Tidemark keeps below {@code home}. */
    static Journal journal(Path home) {
        return new LocalFiles(Map.of("TIDEMARK_HOME", home.toString()), home).journal();
    }

    TestDatabase database() {
        return database;
    }

    Path folder() {
        return folder.resolve("files");
    }

    /** Writes the changelog. */
    Site sql(String... changesets) {
        files.sql(changesets);
        return this;
    }

    Journal journal() {
        return journal;
    }

    /** Opens it as the database's owner. */
    Opened open() {
        return open(spec(database.url(), database.user(), database.password()));
    }

    /** Opens it over another way. */
    Opened open(ConnectionSpec spec) {
        return Opened.open(spec, Opened.project(folder(), "root.sql", ""), journal);
    }

    static ConnectionSpec spec(String url, String user, String password) {
        return new ConnectionSpec(url, user, password, null, null, Environment.DEVELOPMENT);
    }

    /** Upgrades to head, with somebody who hears how far it is. */
    static RunOutcome upgrade(Opened opened, RunListener listener) {
        return opened.run(
                opened.plan(PlanRequest.upgrade(new Target.Head())), AGREED, listener, new CancelToken());
    }

    /** Each row of a query, its columns joined by commas. */
    List<String> texts(String query) {
        try (Connection connection = database.connect()) {
            return texts(connection, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join(", ", values));
            }
        }
        return found;
    }

    void run(String... statements) throws SQLException {
        database.run(statements);
    }

    /** The names of the tables that are there, Liquibase's own left out. */
    List<String> tables() {
        return texts("SELECT lower(table_name) FROM information_schema.tables WHERE lower(table_schema) = 'public'"
                + " AND table_type = 'BASE TABLE' AND lower(table_name) NOT LIKE 'databasechangelog%' ORDER BY 1");
    }

    private boolean exists(String table) {
        return !texts("SELECT 1 FROM information_schema.tables WHERE lower(table_name) = '" + table + "'").isEmpty();
    }

    /** The recorded ids, sorted. */
    List<String> recorded() {
        return exists("databasechangelog") ? texts("SELECT id FROM databasechangelog ORDER BY id") : List.of();
    }

    /** Whether the changelog lock is held. */
    boolean locked() {
        return exists("databasechangeloglock")
                && texts("SELECT locked FROM databasechangeloglock").stream()
                        .anyMatch(l -> l.toLowerCase(java.util.Locale.ROOT).startsWith("t"));
    }

    /** Record and schema hold exactly these, and the lock is free. */
    void holds(String... revisions) {
        List<String> sorted = List.copyOf(new TreeSet<>(List.of(revisions)));
        assertThat(recorded()).as("what is recorded").isEqualTo(sorted);
        assertThat(tables()).as("what is there").isEqualTo(sorted);
        assertThat(locked()).as("whether the lock is held").isFalse();
    }

    /** The newest run in the run log ended so. */
    void logged(String outcome) {
        assertThat(journal.read().getFirst().outcome()).as("the run log").isEqualTo(outcome);
    }

    /** A Tidemark that is started anew goes on and completes; then exactly these are there. */
    void goesOn(String... all) {
        boolean something = recorded().size() < all.length;
        try (Opened again = open()) {
            RunOutcome outcome = again.upgrade("head");
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
        }
        holds(all);
        if (something) {
            logged("completed");
        }
    }

    /** Ends every session of Tidemark's in this database, and waits until they are gone. */
    void terminate() {
        texts("SELECT pg_terminate_backend(pid)" + OURS);
        await(() -> texts("SELECT pid" + OURS).isEmpty());
    }

    /** Waits until a session of Tidemark's is busy with a query that looks like {@code pattern}. */
    void awaitBusy(String pattern) {
        await(() -> !texts("SELECT pid" + OURS + " AND state = 'active' AND query LIKE '" + pattern + "'").isEmpty());
    }

    /** Looks again and again, for at most ten seconds. */
    static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come about within ten seconds");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** A thread that does something of its own; what it throws is thrown by {@code join}. */
    static Deed meanwhile(Deed.Work work) {
        return new Deed(work);
    }

    /** Opens a connection by an address. */
    static Connection connect(ConnectionSpec spec) throws SQLException {
        return DriverManager.getConnection(spec.url(), spec.user(), spec.password());
    }

    @Override
    public void close() {
        database.close();
    }
}
