package dev.tidemark.bench;

import dev.tidemark.domain.plan.Plan;
import dev.tidemark.fixture.TestDatabase;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;

/**
 * What safety costs: upgrade and rollback of 1,000 revisions against raw JDBC, Liquibase and Flyway; status and stamp of
 * 10,000 and a plan of 1,000 against Liquibase. All in one process, one after the other in each round; the round begins with
 * another one each time. Run with {@code ./mvnw -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dmain.class=dev.tidemark.bench.EngineBenchmark}; the environment variable {@code TIDEMARK_BENCH} chooses parts
 * ({@code move-fsync move-nofsync status plan stamp}; besides, {@code floor-fsync} and {@code floor-nofsync} without Liquibase and
 * Flyway, {@code alone} without anybody, for a profiler), {@code TIDEMARK_BENCH_ROUNDS} how many rounds count, {@code TIDEMARK_BENCH_REVISIONS} something else than 1,000.
 */
public final class EngineBenchmark {
    private static final int TIMES_AS_MANY = 10;
    private static final int USUAL = 1_000;
    private static final List<String> PARTS = List.of("move-fsync", "move-nofsync", "status", "plan", "stamp");

    private final PrintStream out;
    private final int rounds;
    private final int some;
    private final int many;
    private final LiquibasePeer liquibase = new LiquibasePeer();

    private EngineBenchmark(PrintStream out, int rounds, int revisions) throws Exception {
        this.out = out;
        this.rounds = rounds;
        this.some = revisions;
        this.many = TIMES_AS_MANY * revisions;
    }

    /** Runs what was chosen. */
    public static void main(String[] arguments) throws Exception {
        Logger everything = Logger.getLogger("");
        everything.setLevel(Level.SEVERE); // kept here, so that it is not forgotten
        String chosen = System.getenv("TIDEMARK_BENCH");
        EngineBenchmark benchmark = new EngineBenchmark(
                System.out, number("TIDEMARK_BENCH_ROUNDS", 5), number("TIDEMARK_BENCH_REVISIONS", USUAL));
        List<String> parts = chosen == null ? PARTS : List.of(chosen.split(" "));
        for (String part : parts) {
            benchmark.part(part);
        }
        benchmark.liquibase.close();
        everything.setLevel(Level.INFO);
        System.exit(0);
    }

    private static int number(String variable, int otherwise) {
        String text = System.getenv(variable);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private void part(String part) throws Exception {
        try (BenchServer server = new BenchServer(part.endsWith("-fsync"))) {
            out.printf(Locale.ROOT,
                    "%n%s: PostgreSQL %s, fsync %s, %d rounds after one that does not count, load %.1f%n",
                    part, server.version(), part.endsWith("-fsync") ? "on" : "off", rounds, load());
            switch (part) {
                case "move-fsync", "move-nofsync" ->
                    new MoveContest(server, BenchFiles.make(some), liquibase, true).run(rounds, out);
                case "floor-fsync", "floor-nofsync" ->
                    new MoveContest(server, BenchFiles.make(some), liquibase, false).run(rounds, out);
                case "status" -> status(server);
                case "plan" -> plan(server);
                case "stamp" -> stamp(server);
                case "alone" -> alone(server);
                default -> throw new IllegalArgumentException("Parts are " + PARTS);
            }
            out.printf(Locale.ROOT, "load at the end %.1f%n", load());
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** One of those that are compared, on a database of its own. */
    @FunctionalInterface
    private interface Peer {
        void turn(TestDatabase database) throws Exception;
    }

    /** Lets each have its turn in each round, beginning with another one each time. */
    private void rounds(BenchServer server, Times times, List<Peer> peers) throws Exception {
        for (int round = 0; round <= rounds; round++) {
            times.keep(round > 0);
            for (int i = 0; i < peers.size(); i++) {
                try (TestDatabase database = server.fresh()) {
                    System.gc();
                    peers.get((round + i) % peers.size()).turn(database);
                }
            }
        }
    }

    private void alone(BenchServer server) throws Exception {
        BenchFiles files = BenchFiles.make(some);
        for (int round = 0; round <= rounds; round++) {
            try (TestDatabase database = server.fresh(); TidemarkPeer tidemark = TidemarkPeer.open(files, database)) {
                Plan up = tidemark.planUp();
                Times times = new Times();
                times.keep(true);
                times.measure("up", () -> tidemark.run(up, () -> {}));
                Plan down = tidemark.planDown();
                times.measure("down", () -> tidemark.run(down, () -> {}));
                times.table(out, "Round " + round, "up", List.of("up", "down"));
            }
        }
    }

    private void status(BenchServer server) throws Exception {
        BenchFiles files = BenchFiles.make(many);
        Times times = new Times();
        try (TestDatabase database = server.fresh(); TidemarkPeer kept = TidemarkPeer.open(files, database)) {
            kept.run(kept.planStamp(), () -> {});
            liquibase.run(files, database, theirs -> {
                for (int round = 0; round <= rounds; round++) {
                    times.keep(round > 0);
                    times.measure("listUnrun, the changelog kept", () -> unrun(theirs));
                    elsewhere(() -> times.measure("Tidemark's status, the changelog kept", () -> kept.status(many)));
                }
            });
            for (int round = 0; round <= rounds; round++) {
                times.keep(round > 0);
                times.measure("listUnrun",
                        () -> liquibase.run(files, database, EngineBenchmark::unrun));
                times.measure("Tidemark's status, files read", () -> {
                    try (TidemarkPeer tidemark = TidemarkPeer.open(files, database)) {
                        tidemark.status(many);
                    }
                });
            }
        }
        times.table(out, "Status of " + many + " applied", "listUnrun",
                List.of("listUnrun", "listUnrun, the changelog kept",
                        "Tidemark's status, files read", "Tidemark's status, the changelog kept"));
        times.table(out, "The same, files read before", "listUnrun, the changelog kept",
                List.of("listUnrun, the changelog kept",
                        "Tidemark's status, the changelog kept"));
    }

    /** On another thread: Liquibase keeps what it is about with the thread. */
    private static void elsewhere(Times.Work work) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            work.run();
            return true;
        });
        Thread.ofPlatform().inheritInheritableThreadLocals(false).start(task);
        task.get();
    }

    private static void unrun(liquibase.Liquibase liquibase) throws Exception {
        int unrun = liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).size();
        if (unrun != 0) {
            throw new IllegalStateException(unrun + " are not run");
        }
    }

    private void plan(BenchServer server) throws Exception {
        BenchFiles files = BenchFiles.make(some);
        Times times = new Times();
        rounds(server, times, List.of(
                database -> times.measure("updateSql", () -> updateSql(files, database)),
                database -> {
                    try (TidemarkPeer tidemark = TidemarkPeer.open(files, database)) {
                        times.measure("Tidemark, files read and planned", tidemark::planUp);
                    }
                },
                database -> {
                    try (TidemarkPeer tidemark = TidemarkPeer.open(files, database)) {
                        tidemark.status(0);
                        times.measure("Tidemark, files read before", tidemark::planUp);
                        times.measure("Tidemark, planned once more", tidemark::planUp);
                    }
                }));
        times.table(out, "Plan with SQL of " + some, "updateSql", List.of("updateSql",
                "Tidemark, files read and planned", "Tidemark, files read before", "Tidemark, planned once more"));
    }

    @SuppressWarnings("deprecation") // the call that others still use
    private void updateSql(BenchFiles files, TestDatabase database) throws Exception {
        StringWriter text = new StringWriter();
        liquibase.run(files, database,
                liquibase -> liquibase.update(new Contexts(), new LabelExpression(), text));
        if (!text.toString().contains("CREATE TABLE t" + some + " ")) {
            throw new IllegalStateException("No SQL");
        }
    }

    private void stamp(BenchServer server) throws Exception {
        BenchFiles files = BenchFiles.make(many);
        Times times = new Times();
        rounds(server, times, List.of(
                database -> times.measure("changelog-sync", () -> liquibase.run(files, database,
                        liquibase -> liquibase.changeLogSync(new Contexts(), new LabelExpression()))),
                database -> times.measure("Tidemark, from connecting and reading the files on", () -> {
                    try (TidemarkPeer tidemark = TidemarkPeer.open(files, database)) {
                        tidemark.run(tidemark.planStamp(), () -> {});
                    }
                }),
                database -> {
                    try (TidemarkPeer tidemark = TidemarkPeer.open(files, database)) {
                        Plan plan = tidemark.planStamp();
                        times.measure("Tidemark's stamp, its plan run", () -> tidemark.run(plan, () -> {}));
                    }
                }));
        times.table(out, "Stamp of " + many, "changelog-sync", List.of("changelog-sync",
                "Tidemark, from connecting and reading the files on",
                "Tidemark's stamp, its plan run"));
    }
}
