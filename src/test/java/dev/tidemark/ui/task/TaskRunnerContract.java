package dev.tidemark.ui.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every runner of work promises. */
abstract class TaskRunnerContract {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    abstract TaskRunner runner();

    @Test
    void whatWorkReturnsArrivesAndThenTheEnd() throws InterruptedException {
        runner().run(() -> 42, n -> heard.add("done " + n), f -> heard.add("failed"), this::end);
        await();
        assertThat(heard).containsExactly("done 42", "end");
    }

    @Test
    void aFailureArrivesAsItWasThrown() throws InterruptedException {
        Failure why = new Failure.Refused("No.", "Ask again.");
        runner().run(
                () -> {
                    throw new FailedException(why);
                },
                n -> heard.add("done"),
                f -> heard.add("failed " + f.equals(why)),
                this::end);
        await();
        assertThat(heard).containsExactly("failed true", "end");
    }

    @Test
    void anythingElseArrivesAsSomethingUnexpectedWithItsDetails() throws InterruptedException {
        List<Failure> failures = new CopyOnWriteArrayList<>();
        runner().run(
                () -> {
                    throw new IllegalStateException("the moth");
                },
                n -> heard.add("done"),
                failures::add,
                this::end);
        await();
        assertThat(failures).singleElement().isInstanceOf(Failure.Unexpected.class);
        assertThat(failures.getFirst().what()).contains("the moth");
        assertThat(((Failure.Unexpected) failures.getFirst()).details()).contains("IllegalStateException");
    }

    @Test
    void progressArrivesInOrderAndBeforeTheAnswer() throws InterruptedException {
        List<Object> items = new ArrayList<>();
        TaskRunner runner = runner();
        Consumer<Integer> relay = runner.<Integer>relay(items::addAll);
        runner.run(
                () -> {
                    for (int i = 0; i < 1000; i++) {
                        relay.accept(i);
                    }
                    return "end of work";
                },
                items::add,
                f -> heard.add("failed"),
                this::end);
        await();
        assertThat(items).hasSize(1001).startsWith(0, 1, 2).endsWith(999, "end of work");
    }

    @Test
    void afterClosingNothingIsDoneButTheEndComes() throws InterruptedException {
        TaskRunner runner = runner();
        runner.close();
        runner.close();
        runner.run(() -> heard.add("work"), n -> heard.add("done"), f -> heard.add("failed"), this::end);
        await();
        assertThat(heard).containsExactly("end");
    }

    @Test
    @SuppressWarnings("NullAway")
    void aFailureHandlerIsRequired() {
        TaskRunner runner = runner();
        assertThatThrownBy(() -> runner.run(() -> 1, n -> {}, null, () -> {}))
                .isInstanceOf(NullPointerException.class);
    }

    private void end() {
        heard.add("end");
        over.countDown();
    }

    private void await() throws InterruptedException {
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
