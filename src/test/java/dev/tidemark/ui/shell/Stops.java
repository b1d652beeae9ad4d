package dev.tidemark.ui.shell;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryComparing;
import dev.tidemark.ui.fixture.MemoryDoubts;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.NeverTaskRunner;
import dev.tidemark.ui.view.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

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
        stops.addAll(new MovingStops(model, scene).all());
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

    static Workspace memory(MemoryEngine engine, Environment environment) {
        return new MemoryWindow(engine).workspace(environment);
    }

    static Workspace never(MemoryEngine engine) {
        Workspace made = memory(engine, Environment.DEVELOPMENT);
        return new Workspace("invoices-of-the-northern-region", made.database(), new NeverTaskRunner(), false);
    }

    private void stop(String name, Runnable way) {
        stops.add(new Stop(name, way));
    }

    private void fire(String selector) {
        fire(scene, selector);
    }

    private void type(String selector, String text) {
        type(scene, selector, text);
    }

    /** Presses what {@code selector} finds. */
    static void fire(Scene scene, String selector) {
        ((ButtonBase) node(scene, selector)).fire();
    }

    /** Puts {@code text} into the field that {@code selector} finds. */
    static void type(Scene scene, String selector, String text) {
        ((TextInputControl) node(scene, selector)).setText(text);
    }

    private ListView<?> list(String selector) {
        return (ListView<?>) node(selector);
    }

    private Node node(String selector) {
        return node(scene, selector);
    }

    private static Node node(Scene scene, String selector) {
        Node node = scene.lookup(selector);
        if (node == null) {
            throw new IllegalStateException("There is no " + selector);
        }
        return node;
    }
}
