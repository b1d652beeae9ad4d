package dev.tidemark.ui.sample;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.MakePlan;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.ui.view.SampleOpener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The sample: a to-do list with an assistant, on a database in memory, with two deployments and a tag behind it and
 * some revisions still to come. Its history is made by plans, like any other.
 */
public final class Sample implements SampleOpener {
    private static final List<String> FILES = List.of(
            "db/changelog.yaml",
            "db/chat/20260201-initial-schema.xml",
            "db/chat/20260203-first-people.sql",
            "db/chat/20260210-priority.yaml",
            "db/todo/20260301-user-preferences.sql",
            "db/todo/20260305-recurring-tasks.xml",
            "db/todo/20260312-subtasks.yaml",
            "db/todo/20260320-faster-lists.xml",
            "db/todo/20260325-priorities.yaml",
            "db/todo/20260401-tidy-up.sql");

    private static final Agreement AGREED = new Agreement(true, null, true);

    private final OpenProject openProject;
    private final MakePlan makePlan;
    private final RunPlan runPlan;

    /** With what connects, plans and runs. */
    public Sample(OpenProject openProject, MakePlan makePlan, RunPlan runPlan) {
        this.openProject = openProject;
        this.makePlan = makePlan;
        this.runPlan = runPlan;
    }

    @Override
    public OpenDatabase open() {
        String url = "jdbc:h2:mem:todo_" + UUID.randomUUID().toString().substring(0, 4) + ";DB_CLOSE_DELAY=-1";
        return open(new ConnectionSpec(url, "sa", "", null, null, Environment.DEVELOPMENT));
    }

    /**
     * The sample on another, empty database.
     *
     * @param connection to a database that nobody needs
     */
    public OpenDatabase open(ConnectionSpec connection) {
        OpenDatabase opened = openProject.open(connection, project(extracted()));
        try {
            run(opened, PlanRequest.upgrade(new Target.Named("20260203-1")));
            run(opened, PlanRequest.tag("release-1.0"));
            run(opened, PlanRequest.upgrade(new Target.Named("20260305-1")));
            return opened;
        } catch (FailedException e) {
            opened.close();
            throw e;
        }
    }

    private void run(OpenDatabase opened, PlanRequest request) {
        RunOutcome outcome = runPlan.run(
                opened, makePlan.make(opened, request), AGREED, RunListener.SILENT, new CancelToken());
        Failure failure = outcome.failure();
        if (failure != null) {
            throw new FailedException(failure);
        }
    }

    private static ProjectSettings project(Path folder) {
        return new ProjectSettings(
                folder,
                "db/changelog.yaml",
                List.of(folder),
                List.of(),
                ProjectSettings.Execution.UNCHOSEN,
                ProjectSettings.HistoryTables.USUAL,
                ProjectSettings.TeamRules.NONE);
    }

    /** The files in a folder of their own, which goes with the program's end. */
    private static Path extracted() {
        try {
            Path folder = Files.createTempDirectory("tidemark-sample");
            for (String file : FILES) {
                Path target = folder.resolve(file);
                if (target.getParent() != null) {
                    Files.createDirectories(target.getParent());
                }
                try (InputStream in = Sample.class.getResourceAsStream("/dev/tidemark/sample/" + file)) {
                    if (in == null) {
                        throw new IOException("The program was put together without " + file);
                    }
                    Files.copy(in, target);
                }
            }
            deleteOnExit(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("The sample's files cannot be written", e);
        }
    }

    /** Registers folders before their files, because what was registered last is deleted first. */
    private static void deleteOnExit(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            paths.forEach(path -> path.toFile().deleteOnExit());
        }
    }
}
