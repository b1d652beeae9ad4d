package dev.tidemark.fault;

import dev.tidemark.fixture.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A PostgreSQL of one test's own, which may be stopped in several ways, started again, and made a standby. */
final class OwnServer implements AutoCloseable {
    private static final Logger FIXTURE = Logger.getLogger(EmbeddedPostgres.class.getName());

    private final Path data;
    private EmbeddedPostgres postgres;
    private int made;

    /** Started, with its data in that folder. */
    OwnServer(Path folder) throws IOException {
        this.data = folder;
        this.postgres = started(0);
    }

    private EmbeddedPostgres started(int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    /** How a server is stopped (manual, section 18.5). */
    enum Stop {
        /** Sessions are ended and their transactions undone. */
        FAST,
        /** As if the machine had lost its power: SIGQUIT. */
        IMMEDIATE
    }

    int port() {
        return postgres.getPort();
    }

    /** Stops it, and waits for its end. */
    void stop(Stop how) throws IOException, InterruptedException {
        if (how == Stop.FAST) {
            postgres.close();
            return;
        }
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        Site.await(() -> ProcessHandle.of(Long.parseLong(pid)).map(p -> !p.isAlive()).orElse(true));
        Level before = FIXTURE.getLevel();
        FIXTURE.setLevel(Level.OFF); // it finds nothing to stop, and says so at length
        try {
            postgres.close();
        } finally {
            FIXTURE.setLevel(before);
        }
    }

    /** Starts it again, where it was. */
    void start() throws IOException {
        postgres = started(postgres.getPort());
    }

    /** Stops it and starts it as a standby that nobody sends anything. */
    void demote() throws IOException, InterruptedException {
        stop(Stop.FAST);
        Path signal = Files.createFile(data.resolve("standby.signal"));
        Files.setAttribute(signal, "unix:uid", Files.getAttribute(data, "unix:uid"));
        start();
    }

    /** A standby becomes a server that takes writes; waits until it does. */
    void promote() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_promote()")) {
            row.next();
        }
    }

    /** A new database in it. */
    TestDatabase fresh() throws SQLException {
        made++;
        Database database = new Database(url("fault" + made));
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE fault" + made);
        }
        return database;
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** Goes with its server. */
    private record Database(String url) implements TestDatabase {
        @Override
        public String user() {
            return "postgres";
        }

        @Override
        public String password() {
            return "postgres";
        }

        @Override
        public int openConnections() {
            return 0;
        }

        @Override
        public void close() {
            // It goes with its server.
        }
    }
}
