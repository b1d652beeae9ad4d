package dev.tidemark.ui.journey;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An upgrade in a process of its own, which dies when it is about to send a certain statement. */
final class DyingRun {
    private static final int KILLED = 137;
    private static final long FLUSHED = 1_500_000_000L;

    private DyingRun() {}

    /** With address, user, password, the folder with root.sql, the run log's home, and what the deadly statement contains. */
    public static void main(String[] arguments) {
        ConnectionSpec spec = new ConnectionSpec(
                arguments[0], arguments[1], arguments[2], null, null, Environment.DEVELOPMENT);
        Journal journal = dying(journal(Path.of(arguments[4])), arguments[5]);
        try (Opened opened = Opened.open(spec, Opened.project(Path.of(arguments[3]), "root.sql", ""), journal)) {
            opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())));
        }
    }

    /** The run log that is kept below {@code home}. */
    static Journal journal(Path home) {
        return new LocalFiles(Map.of("TIDEMARK_HOME", home.toString()), home).journal();
    }

    /** Begins it; an empty {@code deadly} lets it live. */
    static Process begin(TestDatabase database, Path folder, Path home, String deadly) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                DyingRun.class.getName(), database.url(), database.user(), database.password(), folder.toString(),
                home.toString(), deadly)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    private static Journal dying(Journal kept, String deadly) {
        return new Journal() {
            @Override
            public Run begin(ServerIdentity server, Plan plan) {
                return dying(kept.begin(server, plan), deadly);
            }

            @Override
            public List<Entry> read() {
                return kept.read();
            }

            @Override
            public List<Entry> of(ServerIdentity server) {
                return kept.of(server);
            }

            @Override
            public Set<RevisionId> stamped(ServerIdentity server) {
                return kept.stamped(server);
            }
        };
    }

    private static Journal.Run dying(Journal.Run kept, String deadly) {
        return new Journal.Run() {
            @Override
            public void statement(@Nullable Step step, String sql) {
                kept.statement(step, sql);
                if (!deadly.isEmpty() && sql.contains(deadly)) {
                    kept.committing(); // what was said is on disk, as it is before anything that commits by itself
                    LockSupport.parkNanos(FLUSHED); // H2 writes what was committed with a delay
                    Runtime.getRuntime().halt(KILLED);
                }
            }

            @Override
            public void statementEnded(@Nullable Step step, boolean well, long milliseconds) {
                kept.statementEnded(step, well, milliseconds);
            }

            @Override
            public void committing() {
                kept.committing();
            }

            @Override
            public void transaction(String number) {
                kept.transaction(number);
            }

            @Override
            public void committed(Step step, String effect, long milliseconds) {
                kept.committed(step, effect, milliseconds);
            }

            @Override
            public void ended(String outcome, String message) {
                kept.ended(outcome, message);
            }
        };
    }
}
