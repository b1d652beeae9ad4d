package dev.tidemark.ui.shell;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.LockWait;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryComparing;
import dev.tidemark.ui.fixture.MemoryDoubts;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/**
 * Every screen and every card of the window, with something on it, one after the other. A new screen is a stop more here;
 * then all of {@link MannersTest} looks at it.
 */
final class Stops {
    private static final String STATES =
            "first#release-1.0 twice! marked~ edited* orphan? | pending older excluded- always@ oneway!";

    private final ShellViewModel model;
    private final Scene scene;
    private final Path folder;
    private final MemoryComparing comparing;
    private final MemoryDoubts doubts;
    private final List<Stop> stops = new ArrayList<>();

    /**
     * Somewhere in the window.
     *
     * @param name what to call it
     * @param way goes there from the stop before
     */
    record Stop(String name, Runnable way) {}

    /** A runner that takes work and never does it, so that what waits for it can be looked at. */
    private static final class Never implements TaskRunner {
        private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper();

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally) {}

        @Override
        public <T> Consumer<T> relay(Consumer<List<T>> receiver) {
            return item -> {};
        }

        @Override
        public <T> void aside(
                Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally) {}

        @Override
        public Runnable every(int milliseconds, Runnable action) {
            return () -> {};
        }

        @Override
        public ReadOnlyBooleanProperty slowProperty() {
            return slow;
        }

        @Override
        public void close() {}
    }

    /** A runner that does work and never says how it ended, so that a run can be looked at in its midst. */
    private static final class Unended implements TaskRunner {
        private final Never never = new Never();

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally) {
            try {
                work.get();
            } catch (IllegalStateException e) {
                // It was told to stay where it is.
            }
        }

        @Override
        public <T> Consumer<T> relay(Consumer<List<T>> receiver) {
            return item -> receiver.accept(List.of(item));
        }

        @Override
        public <T> void aside(
                Supplier<T> work, Consumer<T> onDone, Consumer<Failure> onFailure, Runnable onFinally) {}

        @Override
        public Runnable every(int milliseconds, Runnable action) {
            return never.every(milliseconds, action);
        }

        @Override
        public ReadOnlyBooleanProperty slowProperty() {
            return never.slowProperty();
        }

        @Override
        public void close() {}
    }

    Stops(ShellViewModel model, Scene scene, Path folder, MemoryWindow memory) {
        this.model = model;
        this.scene = scene;
        this.folder = folder;
        this.comparing = memory.comparing();
        this.doubts = memory.doubts();
    }

    /** All of them in order. */
    List<Stop> all() {
        connecting();
        timelines();
        plans();
        runs();
        comparisons();
        doubts();
        cards();
        return stops;
    }

    private void connecting() {
        stop("start", () -> {});
        stop("new project", () -> model.newProject(null));
        stop("folder", () -> model.openFolder(folder));
        stop("connect", model::connect);
        for (String kind : List.of("#h2File", "#h2ServerKind", "#h2Memory", "#urlKind", "#postgresql")) {
            stop("connect " + kind, () -> ((ToggleButton) scene.lookup(kind)).fire());
        }
        stop("connect, something missing", () -> fire("#test"));
        stop("connect, nobody answers", () -> {
            type("#host", "localhost");
            type("#port", "1");
            type("#database", "orders");
            fire("#test");
        });
    }

    private void timelines() {
        stop("timeline", model::openSample);
        stop("run log", model::runLog);
        stop("card, reset", () -> {
            model.timeline();
            model.resetSample();
        });
        stop("timeline, no card", model::closeOverlay);
        stop("timeline, nothing found", () -> type("#search", "no such thing"));
        stop("timeline, all again", () -> type("#search", ""));
        stop("timeline, reading", () -> model.opened(never(new MemoryEngine("a | b"))));
        MemoryEngine states = new MemoryEngine(STATES);
        stop("timeline, every state", () -> model.opened(memory(states, Environment.PRODUCTION)));
        for (int row : List.of(1, 2, 6, 8, 9, 10, 12)) {
            stop("detail " + row, () -> list(".timeline").getSelectionModel().clearAndSelect(row));
        }
        stop("timeline, long names", () -> model.opened(memory(
                new MemoryEngine("a-name-that-is-long".repeat(8) + "#" + "tag-that-is-long".repeat(2) + " | b"),
                Environment.UNKNOWN)));
        stop("timeline, nothing", () -> model.opened(memory(new MemoryEngine(""), Environment.STAGING)));
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
        stop("plan, trial run", () -> {
            model.closeOverlay();
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
            ordered(new MemoryEngine("a | b c d").saying("c", Stops::waits), null, Commit.EACH_REVISION);
        });
        stop("run, trial going on", () -> ordered(
                new MemoryEngine("a | b c d").saying("d", Stops::stays), Duration.ofMinutes(1), Commit.EACH_REVISION));
        stop("run, all or nothing going on", () -> ordered(
                new MemoryEngine("a | b c d").saying("d", Stops::stays), null, Commit.WHOLE_PLAN));
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

    private void cards() {
        stop("card, roll back", () -> {
            model.timeline();
            model.opened(memory(new MemoryEngine(STATES).lockedBy("build-7.example.org (10.1.2.3)"),
                    Environment.DEVELOPMENT));
            model.rollBack();
        });
        stop("card, mark", model::mark);
        stop("card, tag", model::tag);
        stop("card, tag that is taken", () -> type(".card #name", "release-1.0"));
        stop("card, contexts", model::chooseContexts);
        stop("card, lock", model::lock);
        for (LockHolder holder : List.of(
                LockHolder.dead(4711), new LockHolder(LockHolder.Life.ALIVE, 4711, "ann", "Tidemark", null))) {
            stop("card, lock, " + holder.life(), () -> {
                model.opened(memory(new MemoryEngine("a | b").lockedBy("laptop-7").holder(holder),
                        Environment.DEVELOPMENT));
                model.lock();
            });
        }
        stop("card, lock of a protected one", () -> {
            model.opened(memory(new MemoryEngine("a | b").lockedBy("build-7"), Environment.PRODUCTION));
            model.lock();
        });
        stop("card, keys", model::keys);
        stop("card, about", model::about);
        stop("card, problem", () -> model.failed(new Failure.Unexpected(
                "Something went wrong that Tidemark did not foresee: the disk is full.",
                "What the database has is what its history shows; refresh to see it.",
                "Try again. If it stays, copy the details into a report.", "details")));
        stop("the end", model::closeOverlay);
    }

    private void doubts() {
        stop("recovery, nothing", () -> {
            model.timeline();
            model.opened(memory(new MemoryEngine("a | b c d"), Environment.DEVELOPMENT));
            model.recover();
        });
        stop("recovery, looking", () -> {
            model.opened(never(new MemoryEngine("a | b")));
            model.recover();
        });
        stop("timeline, in doubt", () -> {
            MemoryEngine engine = new MemoryEngine("a | b c d").lockedBy("laptop-7").holder(LockHolder.dead(4711));
            Workspace workspace = memory(engine, Environment.PRODUCTION);
            List<TimelineEntry> waiting = new MemoryWindow(engine).status().timeline().waiting();
            doubts.run().half(waiting.get(0).id()).unrecorded(waiting.get(1).id()).index();
            doubts.release = MemoryDoubts.release();
            model.opened(workspace);
        });
        stop("recovery", model::recover);
        stop("recovery, the end of it", () -> ((ScrollPane) node(".recovery .pane-scroll")).setVvalue(1));
        stop("recovery, one mended", () -> {
            Connection shown = Objects.requireNonNull(model.currentProperty().get());
            shown.recovery().mend(Objects.requireNonNull(doubts.revisions.getLast().suggested()));
            doubts.revisions.removeLast();
            model.refresh();
        });
        stop("recovery, all mended", () -> {
            doubts.clear();
            model.refresh();
        });
        stop("recovery, nobody answers", () -> {
            doubts.failure = new Failure.Unreachable("Nobody answers at db.example.org.", "Check host and port.");
            model.recover();
        });
        stop("recovery, left", () -> {
            doubts.clear();
            model.refresh();
        });
    }

    private void comparisons() {
        stop("compare, not trusted", () -> {
            model.opened(memory(new MemoryEngine("a | b"), Environment.DEVELOPMENT));
            comparing.trusted = false;
            model.compare();
        });
        stop("compare, no classes", () -> {
            comparing.trusted = true;
            comparing.classPath = List.of();
            model.compare();
        });
        stop("compare", () -> {
            comparing.classPath = List.of(Path.of("target", "classes"));
            model.compare();
        });
        for (int row : new int[]{1, 2, 4}) {
            stop("compare " + row, () -> list("#list").getSelectionModel().clearAndSelect(row));
        }
        stop("compare, leave out", () -> {
            fire("#ignore");
            type("#ignoreReason", "Only the report server needs it");
            fire("#ignorePreview");
        });
        stop("compare, nothing found", () -> type("#query", "no such thing"));
        stop("compare, equal", () -> {
            comparing.differences.clear();
            model.compare();
        });
        stop("compare, failed", () -> {
            comparing.failure = new Failure.Unreachable("Nobody answers at db.example.org.", "Check host and port.");
            model.compare();
        });
        stop("revision", model::newRevision);
        stop("revision, written", () -> fire("#write"));
        stop("baseline", () -> {
            model.timeline();
            model.baseline();
        });
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
        model.opened(new Workspace("orders", made.database(), new Unended(), false));
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

    private static Workspace memory(MemoryEngine engine, Environment environment) {
        return new MemoryWindow(engine).workspace(environment);
    }

    private static Workspace never(MemoryEngine engine) {
        Workspace made = memory(engine, Environment.DEVELOPMENT);
        return new Workspace("invoices-of-the-northern-region", made.database(), new Never(), false);
    }

    private void stop(String name, Runnable way) {
        stops.add(new Stop(name, way));
    }

    private void fire(String selector) {
        ((ButtonBase) node(selector)).fire();
    }

    private void type(String selector, String text) {
        ((TextInputControl) node(selector)).setText(text);
    }

    private ListView<?> list(String selector) {
        return (ListView<?>) node(selector);
    }

    private Node node(String selector) {
        Node node = scene.lookup(selector);
        if (node == null) {
            throw new IllegalStateException("There is no " + selector);
        }
        return node;
    }
}
