package dev.tidemark.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run in a process of its own is killed (SIGKILL) at its boundaries; afterwards recovery says what became of each revision,
 * one action brings record and schema into agreement, and the plan can be completed with the same end as an undisturbed run.
 */
class KillTest {
    /** How many points of each plan are tried in the everyday build. */
    private static final int EVERYDAY = Integer.getInteger("kill.points", 6);

    private static final int AT_ONCE = 2;

    @TempDir
    private static Path shared;

    private static ChildJvm programs;

    @TempDir
    Path folder;

    @BeforeAll
    static void pack() throws IOException {
        programs = new ChildJvm(shared);
    }

    @ParameterizedTest
    @CsvSource({"true, up", "true, down", "true, stamp", "false, up", "false, down", "false, stamp"})
    @Timeout(600)
    void whereverARunIsKilledRecoveryMendsItInOneStep(boolean postgres, String direction) throws Exception {
        kill(postgres, direction, EVERYDAY);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"true, up", "true, down", "true, stamp", "false, up", "false, down", "false, stamp"})
    @Timeout(1800)
    void atEveryBoundary(boolean postgres, String direction) throws Exception {
        kill(postgres, direction, Integer.MAX_VALUE);
    }

    private void kill(boolean postgres, String direction, int most) throws Exception {
        String only = System.getProperty("kill.only", direction);
        Assumptions.assumeTrue(only.equals(direction) || only.equals((postgres ? "postgresql " : "h2 ") + direction));
        long start = System.nanoTime();
        try (KillScene scene = new KillScene(programs, folder, postgres, direction)) {
            KillRound round = new KillRound(scene);
            int boundaries = round.undisturbed().size();
            List<Integer> points = points(boundaries, most);
            try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
                List<Future<?>> kills = new ArrayList<>();
                points.forEach(point -> kills.add(pool.submit(() -> round.kill(point))));
                for (Future<?> kill : kills) {
                    kill.get();
                }
            }
            KillTally tally = round.tally();
            System.out.printf("KILL %s: %d boundaries, %s; %.1f s%n", scene.name(), boundaries, tally.figures(),
                    (System.nanoTime() - start) / 1e9);
            assertThat(String.join("\n", tally.wrong())).isEmpty();
            assertThat(tally.survivors()).isZero();
            assertThat(tally.kills()).isEqualTo(points.size());
        }
    }

    /** Every point, or so many that lie equally far apart; {@code kill.offset} moves them. */
    private static List<Integer> points(int boundaries, int most) {
        if (boundaries <= most) {
            return IntStream.rangeClosed(1, boundaries).boxed().toList();
        }
        String given = System.getProperty("kill.offset");
        double every = (double) boundaries / most;
        double offset = given == null ? every / 2 : Double.parseDouble(given);
        System.out.printf("KILL every %.2f of %d boundaries, -Dkill.offset=%.3f%n", every, boundaries, offset);
        return IntStream.range(0, most).map(i -> (int) (i * every + offset) + 1).boxed().toList();
    }
}
