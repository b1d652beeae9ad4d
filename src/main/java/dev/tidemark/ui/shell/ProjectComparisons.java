package dev.tidemark.ui.shell;

import dev.tidemark.application.CompareSchemas;
import dev.tidemark.application.DraftRevision;
import dev.tidemark.application.FindModel;
import dev.tidemark.application.IgnoreDifference;
import dev.tidemark.application.ReadProject;
import dev.tidemark.application.ReadSchema;
import dev.tidemark.application.SaveSchema;
import dev.tidemark.application.ShowSource;
import dev.tidemark.application.TrustModel;
import dev.tidemark.application.WriteFiles;
import dev.tidemark.ui.comparison.Comparing;
import dev.tidemark.ui.comparison.ComparisonViewModel.Chosen;
import dev.tidemark.ui.revision.Drafting;
import dev.tidemark.ui.view.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What compares and drafts, over the use cases. */
public final class ProjectComparisons implements Comparisons.Source {
    private final Reading reading;
    private final Writing writing;

    /**
     * What reads.
     *
     * @param compare compares two schemas
     * @param find finds the entity classes
     * @param trust keeps that they are trusted
     * @param projects reads the project's file
     */
    public record Reading(CompareSchemas compare, FindModel find, TrustModel trust, ReadProject projects) {}

    /**
     * What makes files.
     *
     * @param ignore words rules in the project's file
     * @param draft drafts revisions
     * @param whole reads the schema for a baseline
     * @param files writes what was shown
     * @param schema saves schemas
     * @param source opens files
     */
    public record Writing(
            IgnoreDifference ignore, DraftRevision draft, ReadSchema whole, WriteFiles files, SaveSchema schema,
            ShowSource source) {}

    /** With what reads and what makes files. */
    public ProjectComparisons(Reading reading, Writing writing) {
        this.reading = reading;
        this.writing = writing;
    }

    @Override
    public Comparing comparing(Workspace workspace, List<Workspace> others) {
        return new WorkspaceComparing(reading, writing, workspace, others);
    }

    @Override
    public Drafting drafting(Workspace workspace, @Nullable Chosen chosen) {
        return new WorkspaceDrafting(writing, workspace, chosen, false);
    }

    @Override
    public Drafting baseline(Workspace workspace) {
        return new WorkspaceDrafting(writing, workspace, null, true);
    }
}
