package dev.tidemark.fault;

import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.differential.Twin;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two that run the same changelog on the same database at the same moment: one runs, the other is told, never both. */
@ExtendWith(LeakCheck.class)
class RaceTest {
    private static final Pattern TOLD = Pattern.compile("lock is held by|history changed between planning and running"
            + "|no longer the one that was reviewed|made the history tables between planning and running");

    @TempDir
    Path folder;

    /** What came of it, by how often. */
    private final Map<String, Integer> count = new TreeMap<>();

    @Test
    @Timeout(240)
    void twoTidemarksNeverRunBoth() throws Exception {
        tidemarks(Integer.getInteger("race.rounds", 20));
    }

    @Tag("long")
    @Test
    @Timeout(600)
    void twoTidemarksNeverRunBothInAHundredRounds() throws Exception {
        tidemarks(100);
    }

    @Test
    @Timeout(240)
    void tidemarkAndLiquibaseNeverRunBoth() throws Exception {
        withLiquibase(Integer.getInteger("race.rounds", 6));
    }

    @Tag("long")
    @Test
    @Timeout(900)
    void tidemarkAndLiquibaseNeverRunBothInAHundredRounds() throws Exception {
        withLiquibase(100);
    }

    private void counted(String what) {
        count.merge(what, 1, Integer::sum);
    }

    private void tidemarks(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            try (Site site = Site.postgres(folder.resolve("r" + round)).sql(table("a"), table("b"), table("c"));
                    Opened one = site.open();
                    Opened other = site.open()) {
                if (round % 2 == 1) {
                    one.upgrade("+1"); // where the history tables are there already, only the lock decides
                }
                Plan first = one.plan(PlanRequest.upgrade(new Target.Head()));
                Plan second = other.plan(PlanRequest.upgrade(new Target.Head()));
                CyclicBarrier start = new CyclicBarrier(2);
                AtomicReference<RunOutcome> theirs = new AtomicReference<>();
                Deed deed = Site.meanwhile(() -> {
                    start.await();
                    theirs.set(other.run(second));
                });
                start.await();
                RunOutcome ours = one.run(first);
                deed.join();
                judge(site, List.of(ours, requireNonNull(theirs.get())));
            }
        }
        System.out.println("RACE Tidemark against Tidemark: " + rounds + " rounds, " + count);
        assertThat(count.get("won")).isEqualTo(rounds);
        assertThat(count.get("told")).isEqualTo(rounds);
    }

    /** One ran all of it; the other was told, and ran nothing. */
    private void judge(Site site, List<RunOutcome> both) throws SQLException {
        List<RunOutcome> winners = both.stream().filter(o -> o.result() == Result.COMPLETED).toList();
        assertThat(winners).as("%s", both).hasSize(1);
        RunOutcome told = both.stream().filter(o -> !winners.contains(o)).findFirst().orElseThrow();
        assertThat(told.result()).as("%s", told).isEqualTo(Result.REFUSED);
        assertThat(told.done()).isEmpty();
        Failure failure = requireNonNull(told.failure());
        assertThat(failure.sentences()).containsPattern(TOLD).contains("Nothing was changed.");
        counted("won");
        counted("told");
        recordIsRight(site);
    }

    private static void recordIsRight(Site site) throws SQLException {
        site.holds("a", "b", "c");
        assertThat(site.texts("SELECT orderexecuted FROM databasechangelog ORDER BY 1")).containsExactly("1", "2", "3");
    }

    private void withLiquibase(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            try (Site site = Site.postgres(folder.resolve("l" + round)).sql(table("a"), table("b"), table("c"));
                    Opened opened = site.open()) {
                if (round % 2 == 1) {
                    opened.upgrade("+1"); // where the history tables are there already, only the lock decides
                }
                Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
                CyclicBarrier start = new CyclicBarrier(2);
                AtomicReference<String> theirs = new AtomicReference<>("");
                Twin liquibase = new Twin(site.database(), Opened.project(site.folder(), "root.sql", ""));
                Deed deed = Site.meanwhile(() -> {
                    start.await();
                    try {
                        liquibase.update();
                    } catch (IllegalStateException e) {
                        theirs.set(String.valueOf(e.getMessage()));
                    }
                });
                start.await();
                RunOutcome ours = opened.run(plan);
                deed.join();
                judge(site, ours, requireNonNull(theirs.get()));
            }
        }
        System.out.println("RACE Tidemark against Liquibase: " + rounds + " rounds, " + count);
    }

    /** Each revision ran once, whoever ran it: Liquibase waits, and finds nothing left to do where it was not first. */
    private void judge(Site site, RunOutcome ours, String theirs) throws SQLException {
        boolean won = ours.result() == Result.COMPLETED;
        counted(won ? "Tidemark won" : "Tidemark was told");
        counted(theirs.isEmpty() ? "Liquibase ended well" : "Liquibase failed");
        if (!won) {
            assertThat(ours.result()).as("%s", ours).isEqualTo(Result.REFUSED);
            assertThat(ours.done()).isEmpty();
            assertThat(requireNonNull(ours.failure()).sentences()).containsPattern(TOLD);
        }
        // Liquibase does not expect that somebody else makes the history tables at the same moment.
        assertThat(theirs.isEmpty() || won).as(theirs).isTrue();
        recordIsRight(site);
    }
}
