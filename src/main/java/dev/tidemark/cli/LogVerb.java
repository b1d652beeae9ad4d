package dev.tidemark.cli;

import dev.tidemark.application.port.Journal;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code log}: what was run from this computer. */
@Command(name = "log", description = "The run log of this computer, newest first; with --verbose, every statement.")
final class LogVerb extends Verb {
    LogVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<Journal.Entry> entries = session().tools().log().read();
        if (session().options().json()) {
            session().document(JsonForms.log(entries));
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
                    entry.request(),
                    Words.count(entry.steps().size(), "revision", "revisions"),
                    entry.person(),
                    entry.server());
            if (!entry.message().isEmpty()) {
                columns.add("  " + entry.message());
            }
            if (session().options().verbose()) {
                entry.steps().forEach(step -> columns.add("  " + step));
                entry.statements().forEach(sql -> columns.add("    " + sql.strip().replaceAll("\\s*\\R\\s*", " ")));
            }
        }
        return columns.toString();
    }

    private String outcome(String word) {
        Style style = session().style();
        return word.equals("completed")
                ? style.good(word)
                : word.equals("running") ? style.warning(word) : style.bad(word);
    }
}
