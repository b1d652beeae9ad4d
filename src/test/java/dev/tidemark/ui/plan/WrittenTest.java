package dev.tidemark.ui.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class WrittenTest {
    private static final ZonedDateTime EVENING =
            ZonedDateTime.of(2026, 11, 21, 22, 15, 0, 0, ZoneId.of("Europe/Vienna"));

    @ParameterizedTest
    @CsvSource({"30 s,PT30S", "5min,PT5M", "1 h 30 min,PT1H30M", "500 ms,PT0.5S", " 2 Minutes ,PT2M", "0 s,PT0S"})
    void aDurationHasItsUnit(String text, Duration expected) {
        assertThat(Written.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "five minutes", "5 days", "-3 s", "5 min!", "1:30", "99999999 s"})
    void whatCannotBeMeantIsNotGuessed(String text) {
        assertThat(Written.duration(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 s", "5 min", "1 h 30 min", "500 ms", "1 min 30 s", "0 s"})
    void whatIsWrittenIsReadAsTheSame(String text) {
        Duration read = Written.duration(text);
        assertThat(Written.of(requireNonNull(read))).isEqualTo(text);
    }

    @Test
    void aTimeOfTheDayIsTheNextOne() {
        assertThat(Written.next("23:00", EVENING)).isEqualTo(EVENING.withHour(23).withMinute(0));
        assertThat(Written.next(" 2:30 ", EVENING)).isEqualTo(EVENING.plusDays(1).withHour(2).withMinute(30));
        assertThat(Written.next("22:15", EVENING)).isEqualTo(EVENING.plusDays(1));
        assertThat(Written.next("24:00", EVENING)).isNull();
        assertThat(Written.next("tonight", EVENING)).isNull();
    }
}
