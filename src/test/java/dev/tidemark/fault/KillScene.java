package dev.tidemark.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.Journal;
import dev.tidemark.differential.DatabaseDump;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One plan on one product, whose run can be killed again and again, each time on a copy of the same database. */
final class KillScene implements AutoCloseable {
    private static final String ENDING = ".mv.db";

    /** What H2 itself forgets where it is killed after it changed a table: the copy that it worked on. */
    private static final Pattern LEFT_BY_H2 = Pattern.compile("\\w+_COPY_\\d+_\\d+\\b");

    private final ChildJvm programs;
    private final Path folder;
    private final boolean postgres;
    private final String direction;
    private final KillPlan plan;
    private final TestDatabase original;

    /**
     * Makes the database as it is before the run.
     *
     * @param direction {@code up}, {@code down} or {@code stamp}
     */
    KillScene(ChildJvm programs, Path folder, boolean postgres, String direction) throws IOException, SQLException {
        this.programs = programs;
        this.folder = Files.createDirectories(folder);
        this.postgres = postgres;
        this.direction = direction;
        this.plan = new KillPlan(postgres);
        new ChangelogFolder(files()).sql(plan.text());
        this.original = postgres
                ? PostgresServer.shared().fresh()
                : H2Databases.file(Files.createDirectories(folder.resolve("original")));
        prepare();
    }

    private void prepare() throws SQLException {
        original.run("SELECT 1"); // H2 makes its file
        if (!direction.equals("up")) {
            try (Opened opened = open(original, new Opened.Forgetful())) {
                RunOutcome outcome = opened.upgrade("head");
                assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.COMPLETED);
            }
        }
        if (direction.equals("stamp")) {
            original.run("DROP TABLE databasechangelog", "DROP TABLE databasechangeloglock");
        }
        if (!postgres) {
            try (Connection connection = original.connect(); var statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    }

    String name() {
        return (postgres ? "PostgreSQL" : "H2 file") + " " + direction;
    }

    KillPlan plan() {
        return plan;
    }

    private Path files() {
        return folder.resolve("files");
    }

    Opened open(TestDatabase database, Journal journal) {
        return Opened.open(
                Site.spec(database.url(), database.user(), database.password()),
                Opened.project(files(), "root.sql", ""), journal);
    }

    /** Whether the run only writes the record of what is there already: all of it, or nothing. */
    boolean recordsOnly() {
        return direction.equals("stamp");
    }

    /** Goes to where the run was going. */
    RunOutcome complete(Opened opened) {
        return switch (direction) {
            case "up" -> opened.upgrade("head");
            case "down" -> opened.rollback("base");
            default -> opened.stamp("head");
        };
    }

    /** A copy of the database as it is before the run. */
    TestDatabase copy(String name) throws IOException, SQLException {
        if (original instanceof PostgresDatabase database) {
            return PostgresServer.shared().copy(database);
        }
        Path place = Files.createDirectories(folder.resolve("copies").resolve(name));
        TestDatabase copy = H2Databases.file(place);
        Path file = Path.of(copy.url().substring("jdbc:h2:file:".length()) + ENDING);
        try (Stream<Path> made = Files.list(folder.resolve("original"))) {
            Path from = made.filter(f -> f.toString().endsWith(ENDING)).findFirst().orElseThrow();
            Files.copy(from, file);
        }
        return copy;
    }

    /** Where the run log of a kill is kept. */
    Path home(String name) {
        return folder.resolve("homes").resolve(name);
    }

    /** What a child said, and whether it stood still and was killed. */
    record Said(List<String> lines, boolean killed) {}

    /** Runs the plan in a child that is killed at a boundary; 0 for none. */
    Said run(TestDatabase database, Path home, int boundary) throws IOException, InterruptedException {
        Process child = programs.start(boundary == 0, KillChild.class.getName(), List.of(
                database.url(), database.user(), database.password(), files().toString(), home.toString(), direction,
                String.valueOf(boundary)));
        child.getOutputStream().close();
        List<String> lines = new ArrayList<>();
        boolean killed = false;
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && !killed) {
                lines.add(line);
                killed = line.startsWith(KillChild.STANDS);
                line = killed ? null : said.readLine();
            }
        } finally {
            if (killed) {
                child.destroyForcibly(); // SIGKILL
            }
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("whether the child ended").isTrue();
        }
        awaitServer(database);
        return new Said(lines, killed);
    }

    /** The server takes a moment to see that its client is gone, and to undo what that had begun. */
    private void awaitServer(TestDatabase database) {
        if (postgres) {
            Site.await(() -> database.openConnections() == 0);
        }
    }

    /** What the database holds of each revision. */
    Truth truth(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Truth.of(connection, plan.parts());
        }
    }

    /** Schema, rows and record, for comparing two ends; without times and the numbers of runs. */
    List<String> end(TestDatabase database) throws SQLException {
        List<String> lines = new ArrayList<>(DatabaseDump.schema(database));
        lines.removeIf(line -> LEFT_BY_H2.matcher(line).find());
        try (Connection connection = database.connect()) {
            for (String table : List.of("person", "pet", "last", "grown")) {
                if (Site.texts(connection, KillPlan.exists(table)).getFirst().equals("1")) {
                    Site.texts(connection, "SELECT * FROM " + table + " ORDER BY 1")
                            .forEach(row -> lines.add(table + " " + row));
                }
            }
            lines.addAll(Site.texts(connection, "SELECT id, author, filename, exectype, md5sum FROM databasechangelog"
                    + " ORDER BY orderexecuted, id"));
            lines.addAll(Site.texts(connection, "SELECT id, locked FROM databasechangeloglock"));
        }
        return lines;
    }

    @Override
    public void close() {
        original.close();
    }
}
