package dev.tidemark.cli;

import dev.tidemark.application.DraftRevision.Draft;
import dev.tidemark.application.DraftRevision.Place;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.draft.ChangePlan;
import dev.tidemark.domain.draft.DraftedRevision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the verbs have in common that write changelog files: both files are shown first. */
abstract class DraftVerb extends Verb {
    @Option(names = "--format", paramLabel = "FORMAT", description = "sql, yaml, xml or json; default: sql.")
    private String format = "sql";

    @Option(names = "--context-filter", paramLabel = "EXPR", description = "The contexts that what is written is for; default: all.")
    private String contextFilter = "";

    @Option(names = "--label", paramLabel = "NAME", split = ",", description = "Labels of what is written.")
    private List<String> label = List.of();

    @Option(names = "--dry-run", description = "Shows the files, and writes none.")
    private boolean dryRun;

    DraftVerb(Session session) {
        super(session);
    }

    ChangelogFormat format() {
        for (ChangelogFormat each : ChangelogFormat.values()) {
            if (each.ending().equalsIgnoreCase(format)) {
                return each;
            }
        }
        throw Session.usage("There is no format '" + format + "'.", "Give sql, yaml, xml or json.");
    }

    String contextFilter() {
        return contextFilter;
    }

    String labels() {
        return String.join(",", label);
    }

    /**
     * Shows what would be written, asks a person who sits there, and writes it.
     *
     * @param leftOut what is not in it and could have been, one sentence each
     * @param next what to do afterwards
     */
    int offer(Draft draft, List<String> leftOut, String next) {
        boolean json = session().options().json();
        if (!json) {
            session().result(shown(draft));
        }
        draft.losses().forEach(loss -> session().say(session().style().bad("Data loss: ") + loss.message()));
        draft.places().forEach(place -> session().say((place.applies()
                ? "To be written before it runs: "
                : "To be written before it can be rolled back: ") + place.what()));
        leftOut.forEach(each -> session().say("Left out: " + each));
        draft.notes().forEach(note -> session().say("Note: " + CommandWords.of(note)));
        boolean write = !dryRun && agreed(json);
        if (write) {
            session().tools().drafting().write().write(draft.files());
        }
        if (json) {
            session().document(form(draft, leftOut, write));
        }
        session().say(write
                ? "Written: " + String.join(", ", draft.files().stream().map(f -> f.path().toString()).toList()) + ". "
                        + next
                : "Nothing was written.");
        return ExitCodes.DONE;
    }

    private boolean agreed(boolean json) {
        if (json || session().options().agreement().yes() || !session().terminal().interactive()) {
            return true;
        }
        String answer = session().terminal().ask("Write this? [y/N] ");
        return answer != null && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }

    private String shown(Draft draft) {
        StringBuilder text = new StringBuilder();
        for (PlannedFile file : draft.files()) {
            text.append(file.existing() == null ? "New file " : "Changed file ").append(file.path()).append(":\n");
            if (file.existing() == null) {
                file.text().lines().forEach(line -> text.append("  ").append(line).append('\n'));
            } else {
                file.difference().forEach(line -> text.append(line).append('\n'));
            }
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static Map<String, @Nullable Object> form(Draft draft, List<String> leftOut, boolean written) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("written", written);
        List<Object> files = new ArrayList<>();
        for (PlannedFile file : draft.files()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("path", file.path().toString());
            each.put("new", file.existing() == null);
            each.put("text", file.text());
            files.add(each);
        }
        form.put("files", files);
        form.put("revisions", draft.revisions().stream().map(DraftVerb::revision).toList());
        form.put("places", draft.places().stream().map(DraftVerb::place).toList());
        form.put("losses", draft.losses().stream().map(DraftVerb::loss).toList());
        form.put("leftOut", leftOut);
        form.put("notes", draft.notes());
        return form;
    }

    private static Map<String, Object> revision(DraftedRevision revision) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", revision.header().id());
        form.put("author", revision.header().author());
        form.put("runs", !revision.unwritten());
        form.put("reversible", revision.reversible());
        return form;
    }

    private static Map<String, Object> place(Place place) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("object", place.object().name());
        form.put("applies", place.applies());
        form.put("what", place.what());
        return form;
    }

    private static Map<String, @Nullable Object> loss(ChangePlan.Loss loss) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("object", loss.object().name());
        form.put("message", loss.message());
        form.put("rows", loss.rows());
        return form;
    }
}
