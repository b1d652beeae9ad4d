package dev.tidemark.cli;

import dev.tidemark.application.document.RunLogDocument;
import dev.tidemark.application.document.RunWords;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.recovery.SentStatement;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code log}: what was run from this computer. */
@Command(name = "log", description = "The run log of this computer, newest first; with --verbose, every statement.")
final class LogVerb extends Verb {
    @Option(names = "--html", paramLabel = "FILE", description = "Writes it as one page to read and to print.")
    private @Nullable Path html;

    LogVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<Journal.Entry> entries = session().tools().log().read();
        if (html != null) {
            session().tools().saving().log().save(entries, session().file(html));
            session().say("Written to " + session().file(html) + ": " + Words.count(entries.size(), "run", "runs")
                    + ".");
        }
        if (session().options().json()) {
            session().document(RunLogDocument.of(entries));
        } else if (html != null) {
            return ExitCodes.DONE;
        } else if (entries.isEmpty()) {
            session().result("Nothing was run from this computer yet.");
        } else {
            session().result(text(entries));
        }
        return ExitCodes.DONE;
    }

    private String text(List<Journal.Entry> entries) {
        Columns columns = new Columns();
        for (Journal.Entry entry : entries) {
            columns.add(
                    Words.of(entry.startedAt().atZone(ZoneId.systemDefault()).toLocalDateTime()),
                    outcome(entry.outcome()),
                    RunWords.brief(entry.request()),
                    Words.count(entry.steps().size(), "revision", "revisions"),
                    entry.person(),
                    entry.server());
            if (!entry.message().isEmpty()) {
                columns.add("  " + entry.message());
            }
            if (session().options().verbose()) {
                entry.steps().forEach(step -> columns.add("  " + step));
                List<SentStatement> sent =
                        entry.details().traces().stream().flatMap(t -> t.statements().stream()).toList();
                if (sent.size() == entry.statements().size()) {
                    sent.forEach(s -> columns.add("    " + line(s.sql()) + "  (" + fate(s) + ")"));
                } else {
                    entry.statements().forEach(sql -> columns.add("    " + line(sql)));
                }
            }
        }
        return columns.toString();
    }

    private static String line(String sql) {
        return sql.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String fate(SentStatement sent) {
        return switch (sent.fate()) {
            case ENDED -> sent.milliseconds() + " ms";
            case FAILED -> "failed after " + sent.milliseconds() + " ms";
            case UNKNOWN -> "nothing came back";
        };
    }

    private String outcome(String word) {
        Style style = session().style();
        return word.equals("completed")
                ? style.good(word)
                : word.equals("running") ? style.warning(word) : style.bad(word);
    }
}
