package dev.tidemark.ui.shell;

import dev.tidemark.application.DraftRevision;
import dev.tidemark.application.ShowSource;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.draft.ChangePlan;
import dev.tidemark.domain.draft.Ticked;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.ui.comparison.ComparisonViewModel.Chosen;
import dev.tidemark.ui.revision.Drafting;
import dev.tidemark.ui.view.Workspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What drafts the next revision of one open database's project. */
final class WorkspaceDrafting implements Drafting {
    private final ProjectComparisons.Writing writing;
    private final Workspace workspace;
    private final @Nullable Chosen chosen;
    private final boolean baseline;
    private @Nullable Schema whole;

    /**
     * Out of what was chosen of a comparison, or of everything that is there.
     *
     * @param chosen what was chosen; null for an empty one
     * @param baseline whether it is everything that is there
     */
    WorkspaceDrafting(
            ProjectComparisons.Writing writing, Workspace workspace, @Nullable Chosen chosen, boolean baseline) {
        this.writing = writing;
        this.workspace = workspace;
        this.chosen = chosen;
        this.baseline = baseline;
    }

    @Override
    public Wish usual() {
        return new Wish(title(), ChangelogFormat.SQL, "", "", "", Set.of());
    }

    private String title() {
        if (chosen == null) {
            return baseline ? "baseline" : "";
        }
        List<Difference> differences = chosen.differences();
        String first = title(differences.getFirst());
        return differences.size() == 1 ? first : first + " and " + (differences.size() - 1) + " more";
    }

    private static String title(Difference difference) {
        String name = difference.object().name();
        return switch (difference) {
            case Difference.Missing missing -> "add " + missing.object().type().words() + " " + name;
            case Difference.Unexpected unexpected -> "drop " + unexpected.object().type().words() + " " + name;
            case Difference.Renamed renamed -> "rename " + renamed.before().name() + " to " + name;
            case Difference.Changed changed -> "change " + changed.property() + " of " + name;
        };
    }

    @Override
    public Draft draft(Wish wish) {
        String title = wish.message().isBlank() ? "revision" : wish.message();
        DraftRevision.Draft made = writing.draft().draft(
                workspace.database().project(),
                new DraftRevision.Wish(
                        title, wish.format(), wish.author(), wish.contexts(), wish.labels(), content(wish)));
        Map<String, String> conversions = conversions();
        Map<String, Gap> gaps = new LinkedHashMap<>();
        for (DraftRevision.Place place : made.places()) {
            String text = place.object().name().isEmpty() ? place.what() : place.object() + ": " + place.what();
            String convert = place.applies() ? conversions.get(place.object().toString()) : null;
            // The same may be missing both ways; it is said once.
            gaps.merge(text, new Gap(text, convert), (one, other) -> one.convert() == null ? other : one);
        }
        String author = made.revisions().isEmpty() ? wish.author() : made.revisions().getFirst().header().author();
        return new Draft(
                made.files(), author,
                made.losses().stream().map(ChangePlan.Loss::message).toList(), List.copyOf(gaps.values()),
                made.notes());
    }

    private DraftRevision.Content content(Wish wish) {
        if (baseline) {
            return new DraftRevision.Baseline(whole());
        }
        if (chosen == null) {
            return new DraftRevision.Template();
        }
        Set<String> converted = chosen.differences().stream()
                .filter(difference -> wish.converted().contains(difference.object().name()))
                .map(Difference::key)
                .collect(Collectors.toSet());
        return new DraftRevision.Changes(
                new Ticked(chosen.differences(), chosen.wanted(), chosen.there(), converted), workspace.database());
    }

    /** Read once: every word that is typed makes the files anew, not the schema. */
    private Schema whole() {
        Schema read = whole;
        if (read == null) {
            read = writing.whole().read(
                    workspace.database().connection(), workspace.database().project(), List.of(), new CancelToken());
            whole = read;
        }
        return read;
    }

    /** The columns whose type is to change, by what they are; a person may say that they are to be converted. */
    private Map<String, String> conversions() {
        Map<String, String> names = new HashMap<>();
        if (chosen != null) {
            for (Difference difference : chosen.differences()) {
                if (difference instanceof Difference.Changed changed && changed.property().equals("type")) {
                    names.put(changed.object().toString(), changed.object().name());
                }
            }
        }
        return names;
    }

    @Override
    public void write(List<PlannedFile> files) {
        writing.files().write(files);
    }

    @Override
    public void open(Path file) {
        writing.source().show(workspace.database().project(), file.toString(), ShowSource.Way.OPEN);
    }
}
