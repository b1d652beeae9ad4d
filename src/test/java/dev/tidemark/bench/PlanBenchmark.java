package dev.tidemark.bench;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.journal.RunLogViewModel;
import dev.tidemark.ui.plan.PlanViewModel;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures a plan of 10,000 revisions, from asking for it until it can be read, and a search in a run log of 10,000 runs. Run
 * with {@code ./mvnw -q test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=dev.tidemark.bench.PlanBenchmark}.
 */
public final class PlanBenchmark {
    private static final int MANY = 10_000;
    private static final int TIMES = 5;

    private final PrintStream out;

    private PlanBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Runs everything. */
    public static void main(String[] arguments) {
        PlanBenchmark benchmark = new PlanBenchmark(System.out);
        benchmark.plan();
        benchmark.log();
    }

    private void plan() {
        String pending = IntStream.range(0, MANY).mapToObj(i -> "r" + i).collect(Collectors.joining(" "));
        MemoryEngine engine = new MemoryEngine("a | " + pending);
        IntStream.range(0, MANY).forEach(i -> engine.sending("r" + i, "CREATE TABLE t" + i
                + " (id bigint NOT NULL, name varchar(100) NOT NULL, mail varchar(200), made timestamp)"));
        MemoryWindow window = new MemoryWindow(engine);
        for (int i = 0; i < TIMES; i++) {
            PlanViewModel model = new PlanViewModel(
                    window.workspace(Environment.DEVELOPMENT), window.planning(), new RecordingNavigator(),
                    window.messages(), PlanRequest.upgrade(new Target.Head()));
            long begin = System.nanoTime();
            model.make();
            print("plan made, shown and asked about", begin);
        }
    }

    private void log() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a |"));
        for (int i = 0; i < MANY; i++) {
            window.journal().add(new Journal.Entry(
                    "r" + i, Instant.EPOCH, "ann", "PostgreSQL 18.0, database orders, schema public", "upgrade head",
                    "f",
                    List.of("CREATE TABLE t" + i + " (id int)"), List.of(), "completed", "", 5));
        }
        RunLogViewModel model = new RunLogViewModel(
                new RunLogViewModel.UseCases(window.readLog(), window.saving().log(), window.preferences()),
                new DirectTaskRunner(), new RecordingNavigator(), window.messages());
        model.read();
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            model.queryProperty().set("t999" + i + " ");
            print("run log searched", begin);
        }
    }

    private void print(String what, long begin) {
        out.printf("%-40s %8.1f ms%n", what, (System.nanoTime() - begin) / 1e6);
    }
}
