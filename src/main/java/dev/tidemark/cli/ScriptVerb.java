package dev.tidemark.cli;

import dev.tidemark.application.ExportScript.Script;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.script.ScriptRange;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code script}: the SQL between two points, for the database's own client. */
@Command(name = "script", description = {
    "The SQL between two points, in either direction, for the database's own client.",
    "FROM and TO are targets; without FROM it begins at the current position, offline at base."
})
final class ScriptVerb extends Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "FROM:TO", description = "Such as base:head, :head, head:base.")
    private String range = ":head";

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write it; default: standard output.")
    private @Nullable Path output;

    ScriptVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        ScriptRange between = Targets.range(range);
        try (OpenDatabase database = session().open(true)) {
            Script script = session().tools().scripts().export(database, between);
            if (output != null) {
                session().write(output, script.text());
                session().say("Written to " + session().file(output) + ": "
                        + Words.count(script.steps().size(), "revision", "revisions") + ".");
            }
            script.notes().forEach(note -> session().say("Note: " + note));
            if (session().options().json()) {
                session().document(form(script));
            } else if (output == null) {
                session().terminal().out().print(script.text());
                session().terminal().out().flush();
            }
            return ExitCodes.DONE;
        }
    }

    private static Map<String, @Nullable Object> form(Script script) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("script", script.text());
        form.put("revisions", script.steps().stream().map(Step::revision).map(JsonForms::id).toList());
        form.put("notes", script.notes());
        return form;
    }
}
