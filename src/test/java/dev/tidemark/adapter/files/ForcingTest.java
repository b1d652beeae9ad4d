package dev.tidemark.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("fast")
@Timeout(60)
class ForcingTest {
    private final AtomicInteger forced = new AtomicInteger();

    @Test
    void whatWasWrittenIsForcedBeforeOneGoesOn() throws IOException {
        try (Forcing forcing = new Forcing(forced::incrementAndGet)) {
            forcing.written();
            forcing.now();
            assertThat(forced).hasValue(1);
        }
    }

    @Test
    void whatIsOnTheDiskIsNotForcedAgain() throws IOException {
        try (Forcing forcing = new Forcing(forced::incrementAndGet)) {
            forcing.written();
            forcing.now();
            forcing.now();
            assertThat(forced).hasValue(1);
        }
    }

    @Test
    void oneWaitsForWhatWasBegunAhead() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (Forcing forcing = new Forcing(() -> {
            begun.countDown();
            await(mayEnd);
            forced.incrementAndGet();
        })) {
            forcing.written();
            forcing.soon();
            await(begun);
            Thread waiting = Thread.ofPlatform().start(() -> {
                try {
                    forcing.now();
                    over.countDown();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(over.await(100, TimeUnit.MILLISECONDS)).isFalse();
            mayEnd.countDown();
            waiting.join();
            assertThat(over.getCount()).isZero();
            assertThat(forced).hasValue(1);
        }
    }

    @Test
    void whatWasWrittenAfterItWasBegunAheadIsForcedToo() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (Forcing forcing = new Forcing(() -> {
            begun.countDown();
            await(mayEnd);
            forced.incrementAndGet();
        })) {
            forcing.written();
            forcing.soon();
            await(begun);
            forcing.written();
            mayEnd.countDown();
            forcing.now();
            assertThat(forced).hasValue(2);
        }
    }

    @Test
    void aDiskThatFailedAheadIsToldBeforeACommitAndEverAfter() {
        try (Forcing forcing = new Forcing(() -> {
            if (forced.getAndIncrement() == 0) {
                throw new IOException("full");
            }
        })) {
            forcing.written();
            forcing.soon();
            while (forced.get() == 0) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(forcing::now).hasMessage("full");
            forcing.written();
            assertThatThrownBy(forcing::now).hasMessage("full");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
