package dev.tidemark.bench;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Measures status, plan, stamp and upgrade on many revisions, on PostgreSQL and H2. Prints medians of five in
 * milliseconds. Run with {@code ./mvnw -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dmain.class=dev.tidemark.bench.EngineBenchmark}.
 */
public final class EngineBenchmark {
    private static final int MANY = 10_000;
    private static final int SOME = 1_000;

    private final PrintStream out;

    private EngineBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Runs everything. */
    public static void main(String[] arguments) throws Exception {
        EngineBenchmark benchmark = new EngineBenchmark(System.out);
        try (TestDatabase database = PostgresServer.shared().fresh()) {
            benchmark.many("PostgreSQL", database);
        }
        try (TestDatabase database = H2Databases.memory()) {
            benchmark.many("H2", database);
        }
        try (TestDatabase database = PostgresServer.shared().fresh()) {
            benchmark.some("PostgreSQL", database);
        }
        try (TestDatabase database = H2Databases.memory()) {
            benchmark.some("H2", database);
        }
        System.exit(0);
    }

    private static ChangelogFolder files(int count) throws Exception {
        Path folder = Files.createTempDirectory("tidemark-bench");
        List<String> changesets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changesets.add(ChangelogFolder.table("t" + i));
        }
        return new ChangelogFolder(folder).sql(changesets.toArray(String[]::new));
    }

    private void many(String product, TestDatabase database) throws Exception {
        ChangelogFolder files = files(MANY);
        long opening = System.nanoTime();
        try (Opened opened = files.open(database)) {
            opened.status();
            print(product, MANY + " revisions: open and first status", millis(opening));
            long planning = System.nanoTime();
            Plan plan = opened.plan(PlanRequest.stamp(new Target.Head()));
            print(product, "plan to stamp all", millis(planning));
            long stamping = System.nanoTime();
            RunOutcome outcome = opened.run(plan);
            print(product, "stamp all (" + outcome.result() + ")", millis(stamping));
            print(product, "status, warm", median(opened::status));
            print(product, "record alone, warm", median(() -> opened.database().engine().record()));
            print(product, "changelog alone, warm", median(() -> opened.database().engine().changelog()));
        }
    }

    private void some(String product, TestDatabase database) throws Exception {
        try (Opened opened = files(SOME).open(database)) {
            print(product, SOME + " revisions: plan up",
                    median(() -> opened.plan(PlanRequest.upgrade(new Target.Head()))));
            long start = System.nanoTime();
            RunOutcome up = opened.upgrade("head");
            print(product, "upgrade (" + up.result() + ")", millis(start));
            start = System.nanoTime();
            RunOutcome down = opened.rollback("base");
            print(product, "rollback (" + down.result() + ")", millis(start));
        }
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    private static long median(Callable<?> work) throws Exception {
        long[] times = new long[5];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            work.call();
            times[i] = millis(start);
        }
        Arrays.sort(times);
        return times[2];
    }

    private void print(String product, String what, long milliseconds) {
        out.printf("%-12s %-50s %8d ms%n", product, what, milliseconds);
    }
}
