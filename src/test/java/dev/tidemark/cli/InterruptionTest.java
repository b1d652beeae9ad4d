package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.CancelToken.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class InterruptionTest {
    private final List<String> said = new ArrayList<>();

    @Test
    void theFirstCtrlCLetsTheRevisionFinishAndTheSecondCancelsItsStatement() {
        try (Interruption interruption = new Interruption(said::add)) {
            assertThat(interruption.token().wish()).isEqualTo(Wish.NONE);
            interruption.interrupted();
            assertThat(interruption.token().wish()).isEqualTo(Wish.AFTER_BATCH);
            assertThat(said).hasSize(1);
            interruption.interrupted();
            assertThat(interruption.token().wish()).isEqualTo(Wish.NOW);
        }
    }

    @Test
    void aRevisionThatDoesNotFinishIsCancelled() throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Interruption interruption = new Interruption(said::add)) {
            interruption.token().onNow(cancelled::countDown);
            interruption.interrupted();
            assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
