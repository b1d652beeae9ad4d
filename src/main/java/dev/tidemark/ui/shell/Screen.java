package dev.tidemark.ui.shell;

import dev.tidemark.ui.connection.ConnectViewModel;
import dev.tidemark.ui.journal.RunLogViewModel;
import dev.tidemark.ui.plan.PlanViewModel;
import dev.tidemark.ui.run.RunViewModel;

/** What fills the window. */
sealed interface Screen {
    /** The first one: nothing is open. */
    record Start() implements Screen {}

    /** The form that connects. */
    record Connect(ConnectViewModel model) implements Screen {}

    /** A timeline with the detail beside it. */
    record Timeline(Connection connection) implements Screen {}

    /** A plan to read. */
    record Plan(PlanViewModel model) implements Screen {}

    /** A run. */
    record Run(RunViewModel model) implements Screen {}

    /** What was run from here. */
    record RunLog(RunLogViewModel model) implements Screen {}
}
