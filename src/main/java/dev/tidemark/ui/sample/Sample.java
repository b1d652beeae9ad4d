package dev.tidemark.ui.sample;

import dev.tidemark.application.MakePlan;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.application.port.ScratchServer;
import dev.tidemark.application.port.TemporaryFolders;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.ui.view.SampleOpener;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The demo: a to-do list with an assistant, and how a to-do list evolved. Each has deployments and tags behind it and
 * revisions still to come. Its history is made by plans, like any other; only the dates of the rows are moved back
 * afterwards, so that it looks its age.
 */
public final class Sample implements SampleOpener {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * What the history is made with.
     *
     * @param openProject connects
     * @param makePlan plans; what is run is the demo's own and belongs into no run log
     */
    public record Making(OpenProject openProject, MakePlan makePlan) {}

    /**
     * Where the databases are made.
     *
     * @param memory in this program
     * @param server the PostgreSQL that comes with it
     */
    public record Servers(ScratchServer memory, ScratchServer server) {}

    private final Making making;
    private final Servers servers;
    private final TemporaryFolders folders;
    private final Map<Choice, ScratchDatabase> made = new ConcurrentHashMap<>();
    private final Map<String, Choice> choices = new ConcurrentHashMap<>();
    private TemporaryFolders.@Nullable Folder folder;

    /** With what makes history, databases and the folder for its files. */
    public Sample(Making making, Servers servers, TemporaryFolders folders) {
        this.making = making;
        this.servers = servers;
        this.folders = folders;
    }

    @Override
    public List<Demo> demos() {
        return List.of(Demo.values());
    }

    @Override
    public @Nullable String missing(Place place) {
        return at(place).missing();
    }

    @Override
    public OpenDatabase open(Choice choice) {
        String name = choice.demo().name().toLowerCase(Locale.ROOT);
        ScratchDatabase before = made.remove(choice);
        if (before != null) {
            before.close();
        }
        ScratchDatabase database = at(choice.place()).create(name);
        try {
            OpenDatabase opened = open(
                    choice.demo(), database, choice.place() == Place.MEMORY ? name : name + "-postgresql");
            made.put(choice, database);
            choices.put(database.connection().url(), choice);
            return opened;
        } catch (FailedException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Tells a story on a new, empty database.
     *
     * @param name of the folder that gets the files, among the demo's folders
     */
    public OpenDatabase open(Demo demo, ScratchDatabase database, String name) {
        Story story = Story.of(demo);
        Path project = folder().resolve(name);
        StoryFiles files = new StoryFiles(story, project);
        files.atFirst();
        OpenDatabase opened = making.openProject().open(database.connection(), settings(story, project));
        try {
            for (Story.Act act : story.acts()) {
                switch (act) {
                    case Story.Deploy deploy -> deploy(opened, database, deploy);
                    case Story.Rows rows -> database.run(StoryFiles.statements(rows.file()));
                    case Story.FilesOfToday today -> files.today();
                }
            }
            return opened;
        } catch (FailedException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public @Nullable Choice choice(OpenDatabase database) {
        return choices.get(database.connection().url());
    }

    private void deploy(OpenDatabase opened, ScratchDatabase database, Story.Deploy deploy) {
        int before = lastOrder(opened);
        Plan plan = making.makePlan().make(opened, PlanRequest.upgrade(new Target.Named(deploy.upTo())));
        // Straight to the engine: nobody else knows this database, so there is no need to plan once more before the run.
        RunOutcome outcome = opened.engine().run(plan, Journal.Run.NONE, RunListener.SILENT, new CancelToken());
        Failure failure = outcome.failure();
        if (failure != null) {
            throw new FailedException(failure);
        }
        int last = lastOrder(opened);
        List<String> history = new ArrayList<>();
        for (int order = before + 1; order <= last; order++) {
            history.add("UPDATE DATABASECHANGELOG SET DATEEXECUTED = TIMESTAMP '"
                    + text(deploy.at().plusSeconds(order - before - 1)) + "' WHERE ORDEREXECUTED = " + order);
        }
        if (deploy.tag() != null) {
            history.add(
                    "UPDATE DATABASECHANGELOG SET TAG = '" + deploy.tag() + "' WHERE ORDEREXECUTED = " + last);
        }
        database.run(history);
    }

    private static int lastOrder(OpenDatabase opened) {
        return opened.engine().record().rows().stream().mapToInt(AppliedRevision::order).max().orElse(0);
    }

    private static String text(LocalDateTime time) {
        return TIME.format(time);
    }

    private ScratchServer at(Place place) {
        return place == Place.MEMORY ? servers.memory() : servers.server();
    }

    private synchronized Path folder() {
        TemporaryFolders.Folder there = folder;
        if (there == null) {
            there = folders.create("demo", left -> {});
            folder = there;
        }
        return there.path();
    }

    private static ProjectSettings settings(Story story, Path folder) {
        ProjectSettings.Execution execution = story.contexts() == null
                ? ProjectSettings.Execution.UNCHOSEN
                : new ProjectSettings.Execution(story.contexts(), "", Map.of());
        return new ProjectSettings(
                folder,
                Story.ROOT,
                List.of(folder),
                List.of(),
                execution,
                ProjectSettings.HistoryTables.USUAL,
                ProjectSettings.TeamRules.NONE);
    }
}
