package dev.tidemark.ui.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations and times of the day as people write them. */
final class Written {
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,6})\\s*(\\p{L}+)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.](\\d{2})");
    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("ms", Duration.ofMillis(1)),
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("sec", Duration.ofSeconds(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("seconds", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("minutes", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("hours", Duration.ofHours(1)));

    private Written() {}

    /** Such as {@code 30 s}, {@code 5 min} or {@code 1 h 30 min}; null for what cannot be read. A number alone says nothing. */
    static @Nullable Duration duration(String text) {
        String rest = text.strip().toLowerCase(Locale.ROOT);
        Duration sum = Duration.ZERO;
        if (rest.isEmpty()) {
            return null;
        }
        Matcher part = PART.matcher(rest);
        int at = 0;
        while (at < rest.length()) {
            Duration unit = part.find(at) && part.start() == at ? UNITS.get(part.group(2)) : null;
            if (unit == null) {
                return null;
            }
            sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
            at = part.end();
        }
        return sum;
    }

    /** The duration as it is written: {@code 500 ms}, {@code 90 s} as {@code 1 min 30 s}, {@code 2 h}. */
    static String of(Duration duration) {
        StringBuilder text = new StringBuilder();
        add(text, duration.toHours(), "h");
        add(text, duration.toMinutesPart(), "min");
        add(text, duration.toSecondsPart(), "s");
        add(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0 s" : text.toString();
    }

    private static void add(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(text.isEmpty() ? "" : " ").append(number).append(' ').append(unit);
        }
    }

    /** The next time after {@code now} at which clocks show what is written, such as {@code 02:30}; null for none. */
    static @Nullable ZonedDateTime next(String text, ZonedDateTime now) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return null;
        }
        try {
            LocalTime wanted = LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)));
            ZonedDateTime today = now.toLocalDate().atTime(wanted).atZone(now.getZone());
            return today.isAfter(now) ? today : now.toLocalDate().plusDays(1).atTime(wanted).atZone(now.getZone());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
