package dev.tidemark.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.Preferences;
import dev.tidemark.fixture.MemoryPreferences;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("fast")
@Timeout(20)
class BackgroundPreferencesTest {
    private final MemoryPreferences memory = new MemoryPreferences();
    private final CountDownLatch slow = new CountDownLatch(1);

    /** A disk that takes as long as it is told to. */
    private final Preferences disk = new Preferences() {
        @Override
        public @Nullable String find(String key) {
            return memory.find(key);
        }

        @Override
        public void keep(String key, @Nullable String value) {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            memory.keep(key, value);
        }
    };

    @Test
    void aSlowDiskKeepsNobodyWaitingAndWhatWasKeptIsFound() {
        memory.keep("window.width", "1100");
        try (BackgroundPreferences preferences = new BackgroundPreferences(disk)) {
            preferences.keep("window.width", "1280");
            preferences.keep("window.height", null);
            assertThat(preferences.find("window.width")).isEqualTo("1280");
            assertThat(preferences.find("window.height")).isNull();
            assertThat(memory.find("window.width")).isEqualTo("1100");
            slow.countDown();
        }
        assertThat(memory.find("window.width")).isEqualTo("1280");
    }
}
