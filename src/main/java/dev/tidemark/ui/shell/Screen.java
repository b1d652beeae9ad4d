package dev.tidemark.ui.shell;

import dev.tidemark.ui.comparison.ComparisonViewModel;
import dev.tidemark.ui.connection.ConnectViewModel;
import dev.tidemark.ui.connection.FolderViewModel;
import dev.tidemark.ui.connection.NewProjectViewModel;
import dev.tidemark.ui.connection.StartViewModel;
import dev.tidemark.ui.journal.RunLogViewModel;
import dev.tidemark.ui.plan.PlanViewModel;
import dev.tidemark.ui.recovery.RecoveryViewModel;
import dev.tidemark.ui.revision.RevisionViewModel;
import dev.tidemark.ui.run.ResultViewModel;
import dev.tidemark.ui.run.RunViewModel;

/** What fills the window. */
sealed interface Screen {
    /** The first one: nothing is open. */
    record Start(StartViewModel model) implements Screen {}

    /** The form that connects. */
    record Connect(ConnectViewModel model) implements Screen {}

    /** A folder, with what was found in it. */
    record Folder(FolderViewModel model) implements Screen {}

    /** The form that makes a project. */
    record NewProject(NewProjectViewModel model) implements Screen {}

    /** A timeline with the detail beside it. */
    record Timeline(Connection connection) implements Screen {}

    /** A plan to read. */
    record Plan(PlanViewModel model) implements Screen {}

    /**
     * A run.
     *
     * @param model the run
     * @param after what its result uses
     */
    record Run(RunViewModel model, ResultViewModel.UseCases after) implements Screen {}

    /** What an interrupted run left behind. */
    record Recovery(RecoveryViewModel model) implements Screen {}

    /** Two schemas side by side. */
    record Compare(ComparisonViewModel model) implements Screen {}

    /** The next revision. */
    record Revision(RevisionViewModel model) implements Screen {}

    /** What was run from here. */
    record RunLog(RunLogViewModel model) implements Screen {}
}
