package dev.tidemark.domain.changelog;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the files of new revisions are called: a template as Alembic has it, {@code
 * %(year)d%(month).2d%(day).2d_%(hour).2d%(minute).2d_%(rev)s_%(slug)s}, or in shorter words, {@code {date}_{time}_{slug}}.
 * Pure.
 *
 * @param template the template, without the file's ending
 */
public record FileNames(String template) {
    /** How many characters of the title a name takes. */
    public static final int SLUG_LENGTH = 40;

    private static final Pattern PLACEHOLDER =
            Pattern.compile("%\\((\\w+)\\)(?:\\.(\\d{1,2}))?[ds]|\\{(\\w+)(?::(\\d{1,2}))?}");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\:*?\"<>|%{}\\p{Cntrl}]|(?:^|/)\\.|//|^/|/$");
    private static final Pattern RESERVED = Pattern.compile("(?i)con|prn|aux|nul|com\\d|lpt\\d");
    private static final List<String> KNOWN =
            List.of("year", "month", "day", "hour", "minute", "second", "epoch", "date", "time", "sequence", "rev",
                    "slug");
    private static final Map<String, Integer> WIDTHS = Map.of("sequence", 4);

    /** What files are called where the project says nothing. */
    public static final FileNames USUAL = new FileNames("%(year)d%(month).2d%(day).2d_%(hour).2d%(minute).2d_%(slug)s");

    /** @throws IllegalArgumentException with a sentence for the person, where it is no such template */
    public FileNames {
        Matcher matcher = PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            if (!KNOWN.contains(placeholder(matcher))) {
                throw new IllegalArgumentException("The template for file names has the placeholder '" + matcher.group()
                        + "', which is not known. Known: " + String.join(", ", KNOWN) + ".");
            }
        }
        String plain = PLACEHOLDER.matcher(template).replaceAll("x");
        Matcher bad = FORBIDDEN.matcher(plain);
        if (plain.isBlank() || bad.find()) {
            throw new IllegalArgumentException("The template for file names '" + template + "' "
                    + (plain.isBlank()
                            ? "is empty."
                            : "has '" + bad.group() + "', which no file's name may hold there."));
        }
    }

    /**
     * What a name is made of.
     *
     * @param at when the revision is made, in the person's own time
     * @param rev its short mark, such as {@code 3f1a0c}
     * @param title what it does, in words
     * @param sequence how many files there are, and one
     */
    public record Naming(LocalDateTime at, String rev, String title, int sequence) {}

    /**
     * A name that is not taken yet.
     *
     * @param ending the file's ending without a dot
     * @param taken whether there is such a file already; asked without regard to upper and lower case
     */
    public String name(Naming naming, String ending, Predicate<String> taken) {
        String base = PLACEHOLDER.matcher(template).replaceAll(m -> Matcher.quoteReplacement(value(m, naming)));
        String own = base.substring(base.lastIndexOf('/') + 1);
        String safe = RESERVED.matcher(own).matches() ? base + "_revision" : base;
        String name = safe + "." + ending;
        for (int i = 2; taken.test(name.toLowerCase(Locale.ROOT)); i++) {
            name = safe + "_" + i + "." + ending;
        }
        return name;
    }

    /** The title as a part of a file's name: plain letters, digits and underscores, cut at a word. Never empty. */
    public static String slug(String title) {
        String words = PlainLetters.of(title).toLowerCase(Locale.ROOT).replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        if (words.length() > SLUG_LENGTH) {
            boolean between = words.charAt(SLUG_LENGTH) == '_';
            String cut = words.substring(0, SLUG_LENGTH);
            int end = cut.lastIndexOf('_');
            words = between || end <= 0 ? cut : cut.substring(0, end);
        }
        return words.isEmpty() ? "revision" : words;
    }

    private static String placeholder(java.util.regex.MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(3);
    }

    private static String value(java.util.regex.MatchResult match, Naming naming) {
        LocalDateTime at = naming.at();
        String name = placeholder(match);
        String width = match.group(2) != null ? match.group(2) : match.group(4);
        return switch (name) {
            case "rev" -> naming.rev().replaceAll("[^A-Za-z0-9_-]", "");
            case "slug" -> slug(naming.title());
            case "date" -> "%04d%02d%02d".formatted(at.getYear(), at.getMonthValue(), at.getDayOfMonth());
            case "time" -> "%02d%02d".formatted(at.getHour(), at.getMinute());
            case "month" -> number(at.getMonthValue(), width, name);
            case "day" -> number(at.getDayOfMonth(), width, name);
            case "hour" -> number(at.getHour(), width, name);
            case "minute" -> number(at.getMinute(), width, name);
            case "second" -> number(at.getSecond(), width, name);
            case "epoch" -> number(at.toEpochSecond(java.time.ZoneOffset.UTC), width, name);
            case "sequence" -> number(naming.sequence(), width, name);
            default -> number(at.getYear(), width, name);
        };
    }

    private static String number(long value, @Nullable String width, String name) {
        int digits = width == null ? WIDTHS.getOrDefault(name, 0) : Integer.parseInt(width);
        String text = String.valueOf(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
