package dev.tidemark.bench;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tidemark on one database, through its use cases, with its run log on the disk. */
final class TidemarkPeer implements AutoCloseable {
    private final Opened opened;

    private TidemarkPeer(Opened opened) {
        this.opened = opened;
    }

    /** Connects; reads no files yet. */
    static TidemarkPeer open(BenchFiles files, TestDatabase database) throws IOException {
        Path folder = Files.createDirectories(Path.of("target").toAbsolutePath());
        Path home = Files.createTempDirectory(folder, "bench-home");
        Journal journal = new LocalFiles(Map.of("TIDEMARK_HOME", home.toString()), home).journal();
        return new TidemarkPeer(
                Opened.open(spec(database), Opened.project(files.folder(), BenchFiles.ROOT, ""), journal));
    }

    static ConnectionSpec spec(TestDatabase database) {
        return new ConnectionSpec(
                database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT);
    }

    /** Status, as the timeline shows it. */
    void status(int applied) {
        long recorded = opened.status().record().rows().size();
        if (recorded != applied) {
            throw new IllegalStateException(recorded + " are recorded");
        }
    }

    Plan planUp() {
        return opened.plan(PlanRequest.upgrade(new Target.Head()));
    }

    Plan planDown() {
        return opened.plan(PlanRequest.rollback(new Target.Base()));
    }

    Plan planStamp() {
        return opened.plan(PlanRequest.stamp(new Target.Head()));
    }

    /** Runs a plan that was made before; that includes planning it once more, to see whether it still holds. */
    void run(Plan plan, Runnable stepBegins) {
        RunOutcome outcome = opened.run(plan, new Agreement(true, null, true), new RunListener() {
            @Override
            public void stepStarted(int index, int total, Step step) {
                stepBegins.run();
            }
        }, new CancelToken());
        if (outcome.result() != RunOutcome.Result.COMPLETED) {
            throw new IllegalStateException(String.valueOf(outcome.failure()));
        }
    }

    @Override
    public void close() {
        opened.close();
    }
}
