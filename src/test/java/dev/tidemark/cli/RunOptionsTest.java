package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.outcome.FailedException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long and until when, as it is typed. */
@Tag("fast")
class RunOptionsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "5 min, PT5M", "1h, PT1H", "0, PT0S"})
    void aLengthHasItsUnit(String typed, Duration length) {
        assertThat(Durations.length("--lock-wait", typed)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "soon", "-5s", "1d"})
    void whatIsNoLengthIsSaid(String typed) {
        assertThatThrownBy(() -> Durations.length("--lock-wait", typed)).isInstanceOf(FailedException.class)
                .hasMessageContaining("--lock-wait").hasMessageContaining("30s");
    }

    @ParameterizedTest
    @CsvSource({
        "02:30, 2026-11-22T01:30:00Z", "23:15, 2026-11-21T22:15:00Z", "22:59, 2026-11-22T21:59:00Z",
        "2026-11-30T02:30, 2026-11-30T01:30:00Z", "2026-11-30T02:30:00Z, 2026-11-30T02:30:00Z",
        "2026-11-30T02:30+02:00, 2026-11-30T00:30:00Z"})
    void aTimeOfDayIsTheNextOne(String typed, Instant time) {
        assertThat(Durations.time("--not-after", typed, NOW, ZONE)).isEqualTo(time);
    }

    @Test
    void whatIsNoTimeIsSaid() {
        assertThatThrownBy(() -> Durations.time("--not-after", "tonight", NOW, ZONE))
                .isInstanceOf(FailedException.class).hasMessageContaining("02:30");
    }
}
