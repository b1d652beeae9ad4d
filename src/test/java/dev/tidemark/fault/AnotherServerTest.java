package dev.tidemark.fault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.Cut;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between planning and running the same address leads elsewhere, or the same user is somebody else there. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class AnotherServerTest {
    private static final String ANOTHER =
            "The server, database, schema, user or role is another than when the plan was made";
    private static final String STALE = "the server, database, schema, user or role is another";

    @TempDir
    Path folder;

    private PostgresDatabase database;

    @BeforeEach
    void make() throws SQLException {
        database = PostgresServer.shared().fresh();
        new ChangelogFolder(folder).sql(ChangelogFolder.table("a"), ChangelogFolder.table("b"));
    }

    @AfterEach
    void end() {
        database.close();
    }

    private Opened open(ConnectionSpec spec, Journal journal) {
        return Opened.open(spec, Opened.project(folder, "root.sql", ""), journal);
    }

    private static List<String> tables(TestDatabase database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname !~ '^(pg_|information)'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void behindTheSameAddressAnotherClusterIsSeenBeforeAnythingIsSent(@TempDir Path data) throws Exception {
        int first = PostgresServer.shared().port();
        try (OwnServer second = new OwnServer(data.resolve("server"));
                Cut way = new Cut(first);
                SameName twin = new SameName(second.port(), database.name())) {
            ConnectionSpec spec = Site.spec("jdbc:postgresql://localhost:" + way.port() + "/" + database.name(),
                    "postgres", "postgres");
            Switching journal = new Switching(way, second.port());
            try (Opened opened = open(spec, journal)) {
                Plan reviewed = opened.plan(PlanRequest.upgrade(new Target.Head()));
                journal.opened = opened;
                RunOutcome within = opened.run(reviewed);
                assertThat(within.result()).as("switched after the plan was checked: %s", within.failure())
                        .isEqualTo(Result.REFUSED);
                assertThat(requireNonNull(within.failure()).what()).startsWith(ANOTHER);
                assertThat(requireNonNull(within.failure()).advice()).startsWith("Nothing was sent.");
                journal.opened = null;
                RunOutcome before = opened.run(reviewed);
                assertThat(before.result()).isEqualTo(Result.REFUSED);
                assertThat(requireNonNull(before.failure()).what()).contains(STALE);
            }
            assertThat(tables(twin)).isEmpty();
            assertThat(tables(database)).isEmpty();
        }
    }

    /** The setting of a role holds from its next connection on, and ours was lost meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"search_path = 'other, public'", "role = 'pg_database_owner'",
        "default_transaction_read_only = on"})
    void aRoleThatLeadsElsewhereIsSeenBeforeAnythingIsSent(String setting) throws Exception {
        String role = "r" + database.name();
        database.run("CREATE SCHEMA other", "CREATE ROLE " + role + " SUPERUSER LOGIN PASSWORD 'x'",
                "ALTER DATABASE " + database.name() + " OWNER TO " + role);
        try (Opened opened = open(Site.spec(database.url(), role, "x"), new MemoryJournal())) {
            Plan reviewed = opened.plan(PlanRequest.upgrade(new Target.Head()));
            database.run("ALTER ROLE " + role + " IN DATABASE " + database.name() + " SET " + setting,
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '" + role + "'");
            opened.run(reviewed); // finds the connection gone

            RunOutcome outcome = opened.run(reviewed);

            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.REFUSED);
            assertThat(requireNonNull(outcome.failure()).what()).contains(STALE);
            assertThat(tables(database)).isEmpty();
        }
        database.run("ALTER DATABASE " + database.name() + " OWNER TO postgres",
                "ALTER ROLE " + role + " IN DATABASE " + database.name() + " RESET ALL", "DROP ROLE " + role);
    }

    /** Switches the way between the second planning and the run, whose connection is then made anew. */
    private static final class Switching implements Journal {
        private final Journal kept = new MemoryJournal();
        private final Cut way;
        private final int other;
        private @Nullable Opened opened;

        Switching(Cut way, int other) {
            this.way = way;
            this.other = other;
        }

        @Override
        public Run begin(ServerIdentity server, Plan plan) {
            if (opened != null) {
                way.cut();
                try {
                    opened.database().engine().pulse();
                } catch (FailedException e) {
                    // It finds the connection gone, and the next use makes another one.
                }
                way.mendTo(other);
            }
            return kept.begin(server, plan);
        }

        @Override
        public List<Entry> read() {
            return kept.read();
        }

        @Override
        public java.util.Set<dev.tidemark.domain.revision.RevisionId> stamped(ServerIdentity server) {
            return kept.stamped(server);
        }
    }

    /** A database of the same name on the other server. */
    private record SameName(int port, String name) implements TestDatabase {
        SameName {
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String url() {
            return "jdbc:postgresql://localhost:" + port + "/" + name;
        }

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
