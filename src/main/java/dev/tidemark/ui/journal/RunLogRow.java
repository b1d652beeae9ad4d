package dev.tidemark.ui.journal;

import dev.tidemark.application.document.RunWords;
import dev.tidemark.application.port.Journal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded run as a row.
 *
 * @param entry the run
 * @param when when it began, on this computer's clock
 * @param database the database's name, as far as the record tells it
 * @param text everything that a search looks through, in small letters
 */
public record RunLogRow(Journal.Entry entry, LocalDateTime when, String database, String text) {
    private static final Pattern DATABASE = Pattern.compile(", database (.*), schema ");

    /** Of {@code entry}, with times as in {@code zone}. */
    static RunLogRow of(Journal.Entry entry, ZoneId zone) {
        Matcher matcher = DATABASE.matcher(entry.server());
        String database = matcher.find() ? matcher.group(1) : entry.server();
        String all = String.join(
                "\n", entry.person(), entry.server(), entry.request(), entry.outcome(), entry.message(),
                entry.fingerprint(), entry.details().place().computer(), String.join("\n", entry.steps()),
                String.join("\n", entry.statements()));
        return new RunLogRow(
                entry, LocalDateTime.ofInstant(entry.startedAt(), zone), database, all.toLowerCase(Locale.ROOT));
    }

    /** What was asked for, in one line. */
    String request() {
        return RunWords.brief(entry.request());
    }
}
