package dev.tidemark.bench;

import dev.tidemark.application.MakePlan;
import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.Status;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.MemoryPreferences;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.LargeHistory;
import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.timeline.TimelineOrder;
import dev.tidemark.ui.timeline.TimelineViewModel;
import dev.tidemark.ui.view.Workspace;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.testfx.api.FxRobot;

/**
 * Measures the timeline on 10,000 revisions: rows, filter, search, lifting the position, and how evenly the window draws
 * while the whole list scrolls by. Run with {@code ./mvnw -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dmain.class=dev.tidemark.bench.TimelineBenchmark}.
 */
public final class TimelineBenchmark {
    private static final int MANY = 10_000;
    private static final int APPLIED = 9_000;
    private static final int FRAMES = 600;
    private static final int TIMES = 21;

    private final PrintStream out;

    private TimelineBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Runs everything. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("glass.platform", "Studio");
        System.setProperty("headless.geometry", "1920x1080");
        System.setProperty("prism.order", "sw");
        System.setProperty("testfx.robot", "glass");
        TimelineBenchmark benchmark = new TimelineBenchmark(System.out);
        try (TestDatabase database = H2Databases.memory()) {
            Path folder = Files.createTempDirectory("tidemark-bench");
            Workspace workspace = LargeHistory.open(database, folder, MANY, APPLIED);
            benchmark.model(workspace);
            benchmark.window(workspace);
        }
        System.exit(0);
    }

    private void model(Workspace workspace) {
        Workspace direct = new Workspace("large", workspace.database(), new DirectTaskRunner(), true);
        ReadTimeline reading = new ReadTimeline(new MemoryJournal());
        TimelineViewModel model = new TimelineViewModel(
                direct, reading, new MakePlan(reading), new MemoryPreferences(), new RecordingNavigator());
        model.refresh();
        print("rows of all, either order", median(() -> model.orderProperty().set(
                model.orderProperty().get().other())));
        model.orderProperty().set(TimelineOrder.NEWEST_FIRST);
        print("a letter typed, few matches", median(flip(model, "r99", "r998")));
        print("a letter typed, no match", median(flip(model, "nothing like i", "nothing like it")));
        print("a letter typed, all match", median(flip(model, "long wa", "long way")));
        model.narrowingProperty().set(false);
        print("a letter typed, nothing hidden", median(flip(model, "r99", "r998")));
        print("next match", median(() -> model.next(true)));
        model.clearFilter();
        print("fold all, unfold all", median(() -> model.foldAll(!model.allFolded())));
        model.foldAll(false);
        print("lift the position", median(() -> {
            model.lifting().cancel();
            model.lift();
        }));
        print("move it over 1,000 pending", median(() -> {
            model.lifting().over(0);
            model.lifting().over(1_000);
        }));
        print("move it over 9,000 applied", median(() -> {
            model.lifting().over(20_000);
            model.lifting().over(1_000);
        }));
        model.lifting().cancel();
        Status status = model.statusProperty().get();
        out.printf("%d revisions, %d rows%n", status == null ? 0 : status.timeline().entries().size(),
                model.rows().size());
    }

    private static Runnable flip(TimelineViewModel model, String one, String other) {
        return () -> model.textProperty().set(model.textProperty().get().equals(one) ? other : one);
    }

    private void window(Workspace workspace) throws Exception {
        RealWindow window = RealWindow.open();
        long opening = System.nanoTime();
        window.go(navigator -> navigator.opened(workspace));
        window.see(".position-name");
        print("opened, read and drawn", (System.nanoTime() - opening) / 1e6);
        ListView<?> list = new FxRobot().lookup(".timeline").query();
        scroll(list, "warm-up");
        scroll(list, "whole list in " + FRAMES + " frames");
        window.close();
    }

    private void scroll(ListView<?> list, String what) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        List<Double> gaps = new ArrayList<>();
        List<Double> work = new ArrayList<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Platform.runLater(() -> new AnimationTimer() {
            private int frame;
            private long before;
            private long workBefore;

            @Override
            public void handle(long now) {
                long current = System.nanoTime();
                long worked = threads.getCurrentThreadCpuTime();
                if (before != 0) {
                    gaps.add((current - before) / 1e6);
                    work.add((worked - workBefore) / 1e6);
                }
                before = current;
                workBefore = worked;
                if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                    flow.setPosition(++frame / (double) FRAMES);
                }
                if (frame == FRAMES) {
                    stop();
                    done.countDown();
                }
            }
        }.start());
        done.await();
        print(what + ", from frame to frame", gaps);
        print(what + ", processor of the window's thread", work);
    }

    private void print(String what, List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        out.printf("%-62s %d frames, median %.1f ms, 99%% %.1f ms, longest %.1f ms, over 16.7 ms: %d%n", what,
                sorted.length, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100], sorted[sorted.length - 1],
                Arrays.stream(sorted).filter(g -> g > 16.7).count());
    }

    private static double median(Runnable work) {
        double[] times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }

    private void print(String what, double milliseconds) {
        out.printf("%-45s %8.2f ms%n", what, milliseconds);
    }
}
