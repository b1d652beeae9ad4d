package dev.tidemark.ui.control;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times and durations as they are shown. */
public final class Times {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;

    private Times() {}

    /** Day and time to the minute; empty for null. */
    public static String dayAndTime(@Nullable LocalDateTime time) {
        return time == null ? "" : DAY_AND_TIME.format(time);
    }

    /** The time of the day; empty for null. */
    public static String time(@Nullable LocalDateTime time) {
        return time == null ? "" : TIME.format(time);
    }

    /** Such as {@code 12 ms}, {@code 3.4 s}, {@code 2:05 min}. */
    public static String duration(long milliseconds) {
        if (milliseconds < SECOND) {
            return milliseconds + " ms";
        }
        if (milliseconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", milliseconds / (double) SECOND);
        }
        return String.format(Locale.ROOT, "%d:%02d min", milliseconds / MINUTE, milliseconds % MINUTE / SECOND);
    }
}
