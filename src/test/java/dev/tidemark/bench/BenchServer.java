package dev.tidemark.bench;

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

/**
 * A PostgreSQL of its own for measuring: with the settings it comes with, but for fsync where that is not wanted, and without
 * automatic vacuuming, which would come at any time. Unlike the tests' server it does not log what it is sent.
 */
final class BenchServer implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String PASSWORD = "postgres";

    private final EmbeddedPostgres postgres;
    private final Connection own;
    private int made;

    BenchServer(boolean fsync) throws IOException, SQLException {
        Path folder = Files.createDirectories(Path.of("target", "postgres").toAbsolutePath());
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(Files.createTempDirectory(folder, "bench"))
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", fsync ? "on" : "off")
                .setServerConfig("autovacuum", "off")
                .start();
        own = DriverManager.getConnection(url(USER), USER, PASSWORD);
    }

    /** A new, empty database. Everything that earlier ones left to be written is written before this returns. */
    TestDatabase fresh() throws SQLException {
        String name = "bench" + ++made;
        execute("CREATE DATABASE " + name + " TEMPLATE template0");
        execute("CHECKPOINT");
        return new Fresh(name);
    }

    /** Such as {@code 18.6}. */
    String version() throws SQLException {
        try (Statement statement = own.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = own.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    @Override
    public void close() throws IOException, SQLException {
        own.close();
        postgres.close();
    }

    private final class Fresh implements TestDatabase {
        private final String name;

        Fresh(String name) {
            this.name = name;
        }

        @Override
        public String url() {
            return BenchServer.this.url(name);
        }

        @Override
        public String user() {
            return USER;
        }

        @Override
        public String password() {
            return PASSWORD;
        }

        @Override
        public int openConnections() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            try {
                execute("DROP DATABASE " + name + " WITH (FORCE)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
