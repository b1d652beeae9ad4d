package dev.tidemark.ui.shell;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.ui.comparison.ComparisonViewModel;
import dev.tidemark.ui.journal.RunLogViewModel;
import dev.tidemark.ui.plan.HowViewModel;
import dev.tidemark.ui.plan.PlanViewModel;
import dev.tidemark.ui.run.ResultViewModel;
import dev.tidemark.ui.run.RunViewModel;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.RunOrder;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What is done with an open database, each on its screen: plans, runs, comparisons, revisions, the run log. */
final class Work {
    private final Services services;
    private final TaskRunner.Factory runners;
    private final Messages messages;
    private final Navigator navigator;
    private final OpenConnections open;
    private final Runs runs;
    private final Comparisons comparisons;
    private @Nullable TaskRunner logTasks;

    /**
     * What the window's parts share.
     *
     * @param services the rest of the program
     * @param runners makes threads
     * @param messages the texts
     * @param navigator goes from screen to screen
     */
    record Common(Services services, TaskRunner.Factory runners, Messages messages, Navigator navigator) {}

    Work(Common common, OpenConnections open, Runs runs) {
        services = common.services();
        runners = common.runners();
        messages = common.messages();
        navigator = common.navigator();
        this.open = open;
        this.runs = runs;
        comparisons = new Comparisons(services.comparing(), messages, navigator);
    }

    /** Makes a plan for {@code shown} and shows it. */
    void plan(Connection shown, PlanRequest request) {
        PlanViewModel.UseCases useCases = new PlanViewModel.UseCases(
                services.moving().makePlan(), services.moving().foresee(), services.saving().plan(),
                services.saving().script(),
                new HowViewModel.UseCases(
                        services.moving().trying().findRunTerms(), services.keeping().preferences()));
        PlanViewModel model = new PlanViewModel(shown.workspace(), useCases, navigator, messages, request);
        runs.seen(shown);
        shown.recovery().giveWay();
        open.go(shown, new Screen.Plan(model));
        model.make();
    }

    /** Runs a reviewed plan, or only tries it, and shows how it goes. */
    void run(Connection shown, RunOrder order, Agreement agreement) {
        RunViewModel model = new RunViewModel(shown.workspace(), order, navigator, messages, InstantSource.system());
        open.go(shown, new Screen.Run(model, new ResultViewModel.UseCases(
                services.saving().report(), services.reading().looking().source(), shown::file)));
        runs.add(shown, model);
        if (order.isTrial()) {
            model.startTrial(services.moving().trying().tryPlan(), agreement);
        } else {
            model.start(services.moving().runPlan(), agreement);
        }
    }

    /** Shows what an interrupted run left behind on {@code shown}; looks again. */
    void recover(Connection shown) {
        runs.seen(shown);
        open.go(shown, new Screen.Recovery(shown.recovery()));
        shown.recovery().again();
    }

    /** Compares {@code shown} with what its project wants; shows the comparison where it is open. */
    void compare(Connection shown) {
        ComparisonViewModel model = comparisons.compare(
                shown, open.all(), revision -> open.go(shown, new Screen.Revision(revision)));
        open.go(shown, new Screen.Compare(model));
        model.compare();
    }

    /** Begins an empty revision. */
    void newRevision(Connection shown) {
        open.go(shown, new Screen.Revision(comparisons.revision(shown, null)));
    }

    /** Begins a changelog of everything that is in the database. */
    void baseline(Connection shown) {
        open.go(shown, new Screen.Revision(comparisons.baseline(shown)));
    }

    /** Shows what was run from here. */
    void runLog() {
        TaskRunner tasks = logTasks == null ? runners.named("run-log") : logTasks;
        logTasks = tasks;
        RunLogViewModel model = new RunLogViewModel(
                new RunLogViewModel.UseCases(services.keeping().log(), services.saving().log(),
                        services.keeping().preferences(), this::recovery),
                tasks, navigator, messages);
        open.screen(new Screen.RunLog(model));
        model.read();
    }

    /** What shows what {@code run} left behind; null where its database is not open, or busy. */
    private @Nullable Runnable recovery(Journal.Entry run) {
        Connection where = open.now().stream()
                .filter(each -> each.status() != null && run.details().place().is(each.status().server()))
                .filter(each -> !runs.going().contains(each))
                .findFirst()
                .orElse(null);
        return where == null
                ? null
                : () -> {
                    open.show(where);
                    recover(where);
                };
    }

    /** Ends what this began. */
    void close() {
        if (logTasks != null) {
            logTasks.close();
        }
    }
}
