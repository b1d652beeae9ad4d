package dev.tidemark.ui.task;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class ToolkitTest {
    @Test
    void anErrorDuringTheStartIsThrownInsteadOfWaitingForEver() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThatThrownBy(() -> Toolkit.startUntil(closed -> {
            throw new NoClassDefFoundError("a part that is missing");
        })).isInstanceOf(NoClassDefFoundError.class).hasMessageContaining("missing"));
    }
}
