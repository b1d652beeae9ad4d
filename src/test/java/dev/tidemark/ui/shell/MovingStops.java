package dev.tidemark.ui.shell;

import static dev.tidemark.ui.shell.Stops.memory;
import static dev.tidemark.ui.shell.Stops.never;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.outcome.LockWait;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.UnendedTaskRunner;
import dev.tidemark.ui.shell.Stops.Stop;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Plans, how they run, and runs in their midst and at their end, as stops of the window. */
final class MovingStops {
    private final ShellViewModel model;
    private final Scene scene;
    private final List<Stop> stops = new ArrayList<>();

    MovingStops(ShellViewModel model, Scene scene) {
        this.model = model;
        this.scene = scene;
    }

    /** All of them in order. */
    List<Stop> all() {
        plans();
        runs();
        return stops;
    }

    private void plans() {
        stop("plan, making", () -> {
            model.opened(never(new MemoryEngine("a | b")));
            model.plan(PlanRequest.upgrade(new Target.Head()));
        });
        stop("plan, edited", () -> {
            model.opened(memory(new MemoryEngine("a b* | c"), Environment.PRODUCTION));
            model.applyAll();
        });
        stop("plan, contexts", () -> {
            model.opened(memory(new MemoryEngine("a | b").withContexts("prod", "test"), Environment.DEVELOPMENT));
            model.applyAll();
        });
        stop("plan, protected", () -> {
            model.opened(
                    memory(new MemoryEngine("a b | c d!").sending("c", "DROP TABLE things"), Environment.PRODUCTION));
            model.applyAll();
        });
        stop("plan, all or nothing", () -> {
            model.opened(memory(
                    new MemoryEngine("a | b c d e f").alone("d", "CREATE INDEX CONCURRENTLY d_i ON d (id)"),
                    Environment.DEVELOPMENT));
            model.applyAll();
            model.howItRuns();
            fire("#whole");
            fire("#use");
        });
        stop("plan, how it runs", model::howItRuns);
        stop("plan, how it runs, all wrong", () -> {
            type("#locks", "five");
            type("#statement", "1 ms");
            type("#notAfter", "tonight");
        });
        stop("plan, no trial run", () -> {
            model.closeOverlay();
            model.trialRun();
        });
        stop("plan, trial run", () -> {
            model.closeOverlay();
            model.opened(memory(new MemoryEngine("a | b c"), Environment.DEVELOPMENT));
            model.applyAll();
            model.trialRun();
        });
        stop("plan, trial run without an end", () -> type("#limit", "9 h"));
        stop("plan, back", () -> {
            model.closeOverlay();
            model.opened(
                    memory(new MemoryEngine("a b | c d!").sending("c", "DROP TABLE things"), Environment.PRODUCTION));
            model.plan(PlanRequest.rollback(new Target.Base()));
        });
        stop("plan, tag", () -> model.plan(PlanRequest.tag("release-1.1")));
        stop("plan, nothing", () -> {
            model.opened(memory(new MemoryEngine("a b"), Environment.STAGING));
            model.applyAll();
        });
    }

    private void runs() {
        stop("run, going on", () -> {
            Workspace going = never(new MemoryEngine("a | b c d"));
            model.opened(going);
            OpenDatabase database = going.database();
            MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c d"));
            model.run(RunOrder.usual(window.makePlan().make(database, PlanRequest.upgrade(new Target.Head()))),
                    new Agreement(true, null, true));
        });
        stop("run, asked to stop", () -> fire("#cancelAfter"));
        stop("run, and the window is to close", () -> model.departures().refusesToClose(() -> {}));
        stop("run, waiting for a lock", () -> {
            model.closeOverlay();
            ordered(new MemoryEngine("a | b c d").saying("c", MovingStops::waits), null, Commit.EACH_REVISION);
        });
        stop("run, trial going on", () -> ordered(
                new MemoryEngine("a | b c d").saying("d", MovingStops::stays), Duration.ofMinutes(1),
                Commit.EACH_REVISION));
        stop("run, all or nothing going on", () -> ordered(
                new MemoryEngine("a | b c d").saying("d", MovingStops::stays), null, Commit.WHOLE_PLAN));
        stop("run, trial done", () -> trial(new MemoryEngine("a | b c d")));
        stop("run, trial failed", () -> trial(new MemoryEngine("a | b c d").failingAt("d")));
        stop("run, left half done", () -> run(
                new MemoryEngine("a | b c d").alone("c", "CREATE INDEX CONCURRENTLY c_i ON c (id)").failingAt("c")));
        stop("run, failed", () -> {
            run(new MemoryEngine("a | b c d").failingAt("c"));
        });
        stop("run, done", () -> run(new MemoryEngine("a | b c d")));
        stop("run, how long it took", () -> fire("#showTimings"));
        stop("run, refused", () -> run(new MemoryEngine("a | b").lockedBy("build-7.example.org (10.1.2.3)")));
    }

    /** Two sessions hold a lock; the first attempt was in vain. */
    private static void waits(RunListener listener) {
        BlockingSession one = new BlockingSession(
                4711, "reporting", "nightly report of the northern region", "idle in transaction", 754,
                "SELECT customer, sum(total) FROM invoices GROUP BY customer ORDER BY 2 DESC", "invoices",
                "AccessShareLock");
        BlockingSession two = new BlockingSession(4712, "ann", "psql", "active", 3, "", "invoices", "");
        Instant now = Instant.now();
        listener.waitsForLock(new LockWait(
                null, "ALTER TABLE invoices ADD COLUMN due date", 1, now.plusSeconds(21), now.plusSeconds(290), 1,
                List.of(one, two)));
        stays(listener);
    }

    private static void stays(RunListener listener) {
        throw new IllegalStateException("It stays where it is");
    }

    /** A run that stays in its midst. */
    private void ordered(MemoryEngine engine, @Nullable Duration trial, Commit commit) {
        Workspace made = memory(engine, Environment.DEVELOPMENT);
        Plan plan = new MemoryWindow(engine).makePlan().make(made.database(), PlanRequest.upgrade(new Target.Head()));
        model.opened(new Workspace("orders", made.database(), new UnendedTaskRunner(), false));
        RunSettings settings = RunSettings.USUAL.with(commit).withNotAfter(Instant.now().plusSeconds(7200));
        model.run(new RunOrder(plan, settings, List.of(), trial), new Agreement(true, null, true));
    }

    private void trial(MemoryEngine engine) {
        Workspace workspace = memory(engine, Environment.DEVELOPMENT);
        model.opened(workspace);
        Plan plan = new MemoryWindow(engine)
                .makePlan()
                .make(workspace.database(), PlanRequest.upgrade(new Target.Head()));
        model.run(
                new RunOrder(plan, RunSettings.USUAL, List.of(), Duration.ofMinutes(1)),
                new Agreement(true, null, true));
    }

    private void run(MemoryEngine engine) {
        Workspace workspace = memory(engine, Environment.DEVELOPMENT);
        model.opened(workspace);
        model.run(
                RunOrder.usual(new MemoryWindow(engine).makePlan()
                        .make(workspace.database(), PlanRequest.upgrade(new Target.Head()))),
                new Agreement(true, null, true));
    }

    private void stop(String name, Runnable way) {
        stops.add(new Stop(name, way));
    }

    private void fire(String selector) {
        Stops.fire(scene, selector);
    }

    private void type(String selector, String text) {
        Stops.type(scene, selector, text);
    }
}
