package dev.tidemark.bench;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.domain.plan.HistoryStatement;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The floor: the texts that a plan of Tidemark's has, history rows with their numbers, made before the clock runs; sent one
 * by one over a connection with Tidemark's own settings, with a commit after each revision, and nothing else.
 */
final class RawJdbc implements AutoCloseable {
    private static final String DEPLOYMENT = "1234567890";

    private final Connection connection;
    private List<String> setup = List.of();
    private List<List<String>> revisions = List.of();

    /** Connects to {@code database}. */
    RawJdbc(TestDatabase database) throws SQLException {
        Product product = new PostgresProduct();
        connection = product.connect(TidemarkPeer.spec(database));
        product.beginRunning(connection);
    }

    /** What it shall send: the statements of {@code plan}. */
    void take(Plan plan) {
        setup = plan.setup().stream().map(Statement::sql).toList();
        revisions = new ArrayList<>();
        for (Step step : plan.steps()) {
            List<String> texts = new ArrayList<>();
            step.statements().forEach(s -> texts.add(s.sql()));
            step.history().forEach(s -> texts.add(HistoryStatement.numbered(s.sql(), DEPLOYMENT)));
            revisions.add(texts);
        }
    }

    /** Sends it all; says before each revision that it begins. */
    void run(Runnable begins) throws SQLException {
        setUp();
        for (List<String> revision : revisions) {
            begins.run();
            send(revision);
            connection.commit();
        }
    }

    private void setUp() throws SQLException {
        for (String sql : setup) {
            send(List.of(sql));
            connection.commit();
        }
    }

    /** The same with what was sent appended to a file, and forced to the disk before each commit. */
    void runWithLog(Runnable begins) throws SQLException, IOException {
        Path folder = Files.createDirectories(Path.of("target").toAbsolutePath());
        Path file = Files.createTempFile(folder, "bench-log", ".txt");
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.APPEND)) {
            setUp();
            for (List<String> revision : revisions) {
                begins.run();
                send(revision);
                log.write(ByteBuffer.wrap((String.join("\n", revision) + "\n").getBytes(StandardCharsets.UTF_8)));
                log.force(false);
                connection.commit();
            }
        }
        Files.delete(file);
    }

    private void send(List<String> revision) throws SQLException {
        for (String sql : revision) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
