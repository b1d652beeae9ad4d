package dev.tidemark.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.foresight.ReviewedPlan;
import dev.tidemark.domain.foresight.RowGuards;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.SeenStatement;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How much would be lost is counted exactly for two seconds, and then estimated, and said so. */
@ExtendWith(LeakCheck.class)
class CountingTest {
    @TempDir
    Path folder = Path.of("");

    /** Each row that this role counts takes more than a second. */
    @Test
    void whatTakesTooLongIsEstimatedFromStatisticsAndSaidSo() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            String role = "slow_" + database.name();
            database.run(
                    "CREATE TABLE slow (id int)", "INSERT INTO slow VALUES (1), (2), (3)", "ANALYZE slow",
                    "CREATE TABLE fast (id int)", "INSERT INTO fast VALUES (1)",
                    "ALTER TABLE slow ENABLE ROW LEVEL SECURITY",
                    "CREATE POLICY waits ON slow USING (pg_sleep(1.2) IS NOT NULL)", "CREATE ROLE " + role,
                    "GRANT ALL ON SCHEMA public TO " + role, "GRANT ALL ON slow, fast TO " + role);
            new ChangelogFolder(folder).sql(
                    ChangelogFolder.change("1", "DELETE FROM slow", ""),
                    ChangelogFolder.change("2", "DELETE FROM fast", ""));
            ConnectionSpec spec = new ConnectionSpec(
                    database.url(), database.user(), database.password(), null, role, Environment.DEVELOPMENT);
            try (Opened opened =
                    Opened.open(spec, Opened.project(folder, "root.sql", ""), new MemoryJournal())) {
                Plan bare = opened.plan(PlanRequest.upgrade(new Target.Head()));
                database.forgetStatements();
                long start = System.nanoTime();
                Plan plan = new ForeseeFailures().foresee(opened.database(), bare, new CancelToken());
                assertThat((System.nanoTime() - start) / 1_000_000).as("milliseconds").isBetween(1_900L, 10_000L);

                assertThat(plan.steps().getFirst().risks()).extracting(Risk::message).contains(
                        "How much of slow is lost was not known after two seconds of counting, so the run does not hold to"
                                + " a number. By the server's statistics slow has about 3 rows.");
                assertThat(plan.losses()).extracting(Risk::rows).containsExactly(null, 1L);
                assertThat(RowGuards.of(plan.steps())).extracting(g -> g.object()).containsExactly("fast");
                assertThat(ReviewedPlan.of(plan).word()).endsWith("-x.1");
                assertThat(counts(database)).as("one at a time").hasSize(2);
            }
            database.run("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
        }
    }

    private static List<Integer> counts(PostgresDatabase database) {
        List<SeenStatement> seen =
                database.seen().stream().filter(s -> s.text().startsWith("SELECT count(*) FROM")).toList();
        assertThat(seen.stream().map(SeenStatement::process).distinct()).hasSize(1);
        return seen.stream().map(SeenStatement::process).toList();
    }
}
