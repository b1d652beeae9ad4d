package dev.tidemark.ui.shell;

import dev.tidemark.application.CompareSchemas;
import dev.tidemark.application.FoundModel;
import dev.tidemark.application.IgnoreDifference;
import dev.tidemark.application.ProjectOptions;
import dev.tidemark.application.comparison.Compared;
import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.comparison.Watch;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.ModelSettings;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.difference.IgnoreRule;
import dev.tidemark.domain.difference.Rename;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.ui.comparison.Comparing;
import dev.tidemark.ui.comparison.SideChoice;
import dev.tidemark.ui.view.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;

/** What compares one open database. */
final class WorkspaceComparing implements Comparing {
    private static final int SIDES = 2;

    private final ProjectComparisons.Reading reading;
    private final ProjectComparisons.Writing writing;
    private final Workspace workspace;
    private final List<Workspace> others;
    private volatile ProjectSettings project;

    WorkspaceComparing(
            ProjectComparisons.Reading reading, ProjectComparisons.Writing writing, Workspace workspace,
            List<Workspace> others) {
        this.reading = reading;
        this.writing = writing;
        this.workspace = workspace;
        this.others = List.copyOf(others);
        this.project = workspace.database().project();
    }

    @Override
    public Answer compare(Sides sides, List<Rename> renames, IntConsumer progress, CancelToken cancel) {
        Side left = side(sides.left());
        Side right = side(sides.right());
        int[] done = new int[SIDES];
        Watch watch = new Watch(
                (side, percent) -> {
                    done[side.equals(left) ? 0 : 1] = percent;
                    progress.accept((done[0] + done[1]) / SIDES);
                },
                cancel);
        Compared compared =
                reading.compare().compare(new CompareSchemas.Request(left, right, project, renames), watch);
        return new Answer(compared.comparison(), compared.left(), compared.right(), compared.notes());
    }

    private Side side(SideChoice choice) {
        return switch (choice.kind()) {
            case MODEL -> new Side.Model();
            case DATABASE -> new Side.Database(workspace.database().connection());
            case OTHER -> new Side.Connection(others.get(choice.database()).database().connection());
            case FILE, CHOOSE_FILE -> new Side.SnapshotFile(Objects.requireNonNull(choice.file()));
        };
    }

    @Override
    public Classes classes() {
        FoundModel found = reading.find().find(project);
        return new Classes(found.classPath(), found.notice() == null);
    }

    @Override
    public void trustModel() {
        reading.trust().trust(project);
    }

    @Override
    public void useModelClassPath(List<Path> classPath) {
        ModelSettings said = project.rules().model();
        project = project.withRules(project.rules().withModel(
                new ModelSettings(classPath, said.packages(), said.naming(), said.scratch())));
    }

    @Override
    public PlannedFile previewIgnore(IgnoreRule rule, boolean remove) {
        return writing.ignore().preview(
                project, rule, remove ? IgnoreDifference.Wish.REMOVE : IgnoreDifference.Wish.ADD);
    }

    @Override
    public void write(PlannedFile file) {
        writing.files().write(List.of(file));
        // Only the rules: what decides the plans of the database that is open stays as it was opened.
        if (Files.isRegularFile(project.folder().resolve("tidemark.yaml"))) {
            ProjectSettings read = reading.projects().read(project.folder(), ProjectOptions.NONE);
            project = project.withRules(project.rules().withIgnored(read.rules().ignored()));
        }
    }

    @Override
    public boolean save(Schema schema, Path file) {
        return writing.schema().save(schema, file);
    }
}
