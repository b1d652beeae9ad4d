package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.ui.fixture.MemoryDesktop;
import dev.tidemark.ui.view.Messages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class AttentionTest {
    private static final long LONG = 60_000;
    private final MemoryDesktop notices = new MemoryDesktop();
    private final Attention attention = new Attention(notices, new Messages());

    @Test
    void whoLooksAtTheWindowIsNotCalled() {
        attention.ended("orders", Result.COMPLETED, LONG);
        attention.blocked("orders");
        assertThat(notices.shown()).isEmpty();
        assertThat(attention.markProperty().get()).isEmpty();
    }

    @Test
    void whoLooksElsewhereIsToldHowALongRunEnded() {
        attention.focused(false);
        attention.ended("orders", Result.FAILED, LONG);
        assertThat(notices.shown()).containsExactly("Failed: orders: the run failed.");
        assertThat(attention.markProperty().get()).isEqualTo("Failed");
    }

    @Test
    void aShortRunWasWatched() {
        attention.focused(false);
        attention.ended("orders", Result.COMPLETED, 800);
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void aRunThatWaitsForOthersIsSaid() {
        attention.focused(false);
        attention.blocked("orders");
        assertThat(notices.shown())
                .containsExactly("Waiting for a lock: orders: the run waits for a lock that somebody else holds.");
    }

    @Test
    void theMarkGoesWhenThePersonComesBack() {
        attention.focused(false);
        attention.ended("orders", Result.COMPLETED, LONG);
        attention.focused(true);
        assertThat(attention.markProperty().get()).isEmpty();
    }
}
