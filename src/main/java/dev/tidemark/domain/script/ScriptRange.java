package dev.tidemark.domain.script;

import dev.tidemark.domain.plan.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Between which two points a script goes.
 *
 * @param from where the database stands before, or null for where it stands now
 * @param to where it stands afterwards, seen from there
 */
public record ScriptRange(@Nullable Target from, Target to) {
    private static final Pattern DATE =
            Pattern.compile(
                    "date:\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?");
    private static final Pattern SINGLE_COLON = Pattern.compile("(?<!:):(?!:)");

    /**
     * Reads {@code FROM:TO}. Nothing before the colon, or {@code current}, is where the database stands now; nothing
     * after it is head.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static ScriptRange parse(String typed) {
        String text = typed.strip();
        int colon = colon(text);
        String from = colon < 0 ? "" : text.substring(0, colon).strip();
        String to = colon < 0 ? text : text.substring(colon + 1).strip();
        return new ScriptRange(
                from.isEmpty() || from.equalsIgnoreCase("current") ? null : Target.parse(from),
                to.isEmpty() ? new Target.Head() : Target.parse(to));
    }

    private static int colon(String text) {
        int from = 0;
        Matcher date = DATE.matcher(text);
        if (date.lookingAt()) {
            from = date.end();
        } else if (text.startsWith("tag:")) {
            from = "tag:".length();
        }
        Matcher single = SINGLE_COLON.matcher(text);
        int at = single.find(from) ? single.start() : -1;
        boolean ofTarget = from == 0 && at >= 0 && (text.startsWith("date:") || text.startsWith("tag:"));
        return ofTarget ? -1 : at;
    }

    /** In words, such as {@code base:head}. */
    @Override
    public String toString() {
        return (from == null ? "current" : from) + ":" + to;
    }
}
