package dev.tidemark.cli;

import dev.tidemark.application.outcome.FailedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long and until when, as a person types it. */
final class Durations {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|min|h)");

    private Durations() {}

    /** {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, or {@code 0}. */
    static Duration length(String option, String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = LENGTH.matcher(text);
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (!matcher.matches()) {
            throw Session.usage(option + " " + typed + " is not a length of time.",
                    "Give a number with its unit, such as 500ms, 30s, 5m or 1h.");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /** The same, but more than nothing. */
    static Duration some(String option, String typed) {
        Duration length = length(option, typed);
        if (length.isZero()) {
            throw Session.usage(option + " has to be more than 0.", "Leave it out, or give a length such as 30s.");
        }
        return length;
    }

    /**
     * {@code 02:30} for the next time that the clock shows it, or a date with a time as in ISO 8601, here or with its zone.
     *
     * @throws FailedException where it is none of them
     */
    static Instant time(String option, String typed, Instant now, ZoneId zone) {
        String text = typed.strip();
        try {
            if (!text.contains("T")) {
                LocalDateTime today = LocalTime.parse(text).atDate(now.atZone(zone).toLocalDate());
                Instant then = today.atZone(zone).toInstant();
                return then.isAfter(now) ? then : today.plusDays(1).atZone(zone).toInstant();
            }
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw unreadable(option, typed);
        }
    }

    private static FailedException unreadable(String option, String typed) {
        return Session.usage(option + " " + typed + " is not a time.",
                "Give a time of day such as 02:30, or a date with it such as 2026-11-30T02:30.");
    }
}
