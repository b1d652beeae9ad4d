package dev.tidemark.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

@Tag("window")
class FxTaskRunnerTest extends TaskRunnerContract {
    private final List<TaskRunner> made = new ArrayList<>();

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() {
        made.forEach(TaskRunner::close);
    }

    @Override
    TaskRunner runner() {
        TaskRunner runner = new FxTaskRunner("test");
        made.add(runner);
        return runner;
    }

    @Test
    void workRunsOnANamedThreadAndAnswersOnTheWindows() throws InterruptedException {
        List<String> seen = new CopyOnWriteArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        runner().run(
                () -> seen.add(Thread.currentThread().getName()),
                done -> seen.add("answer " + Platform.isFxApplicationThread()),
                failure -> seen.add("failed"),
                () -> {
                    seen.add("end " + Platform.isFxApplicationThread());
                    over.countDown();
                });
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).containsExactly("tidemark-test", "answer true", "end true");
    }

    @Test
    void whatIsDoneAsideDoesNotWaitForWhatRuns() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        TaskRunner runner = runner();
        runner.run(() -> awaited(stopped), done -> {}, failure -> {}, over::countDown);
        runner.aside(() -> 1, done -> stopped.countDown(), failure -> {}, () -> {});
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void workThatKeepsAPersonWaitingIsSlowUntilItEnds() throws InterruptedException {
        List<Boolean> seen = new CopyOnWriteArrayList<>();
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        TaskRunner runner = runner();
        runner.slowProperty().subscribe(now -> {
            seen.add(now);
            if (now) {
                slow.countDown();
            }
        });
        runner.run(() -> 1, done -> {}, failure -> {}, () -> {});
        runner.run(() -> awaited(slow), done -> {}, failure -> {}, over::countDown);
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).containsExactly(false, true, false);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void progressIsGatheredUntilTheNextPicture() throws InterruptedException {
        List<Integer> sizes = new ArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        TaskRunner runner = runner();
        var relay = runner.<Integer>relay(items -> sizes.add(items.size()));
        runner.run(
                () -> {
                    for (int i = 0; i < 50_000; i++) {
                        relay.accept(i);
                    }
                    return true;
                },
                done -> {},
                failure -> {},
                over::countDown);
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sizes.stream().mapToInt(n -> n).sum()).isEqualTo(50_000);
        assertThat(sizes).hasSizeLessThan(1000);
    }
}
