package dev.tidemark.ui.connection;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.project.FoundConnection;
import dev.tidemark.application.project.FoundProject;
import dev.tidemark.application.project.FoundRoot;
import dev.tidemark.application.project.FoundSettings;
import dev.tidemark.application.project.FoundSettings.Topic;
import dev.tidemark.application.project.Origin;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.ui.connection.ConnectionForm.Kind;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A folder: what was found in it and where, what a person makes of it, and what goes on from there. */
public final class FolderViewModel {
    /** How far the search is. */
    public sealed interface Search {
        /** It is being looked through. */
        record Looking() implements Search {}

        /** It was looked through. */
        record Done(FoundProject found) implements Search {}

        /** It could not be. */
        record Failed(Failure failure) implements Search {}
    }

    private final Opening opening;
    private final TaskRunner.Factory runners;
    private final Navigator navigator;
    private final Messages messages;
    private final Attempt attempt;
    private final ProjectFileDraft draft;
    private final FilesViewModel files = new FilesViewModel();
    private final ConnectFields fields = new ConnectFields();
    private final ReadOnlyObjectWrapper<Search> search = new ReadOnlyObjectWrapper<>(new Search.Looking());
    private final ObservableList<FoundRoot> roots = FXCollections.observableArrayList();
    private final ObservableList<FoundConnection> connections = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable FoundRoot> root = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable FoundConnection> connection = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<FoundSettings> settings = new ReadOnlyObjectWrapper<>(FoundSettings.NONE);

    private int asked;

    /** Of no folder yet. */
    public FolderViewModel(
            Opening opening, TaskRunner.Factory runners, Navigator navigator, Messages messages) {
        this.opening = opening;
        this.runners = runners;
        this.navigator = navigator;
        this.messages = messages;
        this.attempt = new Attempt(opening, runners, messages);
        this.draft = new ProjectFileDraft(opening, runners, navigator);
        fields.kindProperty().set(Kind.URL);
        root.subscribe(this::useRoot);
        connection.subscribe(this::useConnection);
    }

    /** Looks through {@code folder}. */
    public void find(Path folder) {
        search.set(new Search.Looking());
        files.fill(Bookmark.Files.NONE);
        files.folderProperty().set(folder.toAbsolutePath().normalize().toString());
        root.set(null);
        connection.set(null);
        attempt.giveUp();
        attempt.clear();
        draft.close();
        int question = ++asked;
        TaskRunner tasks = runners.named("folder");
        tasks.run(
                () -> opening.folders().find().find(folder),
                found -> answer(question, () -> found(found)),
                failure -> answer(question, () -> search.set(new Search.Failed(failure))),
                tasks::close);
    }

    /** What was found in a folder that another one was chosen after is of no use. */
    private void answer(int question, Runnable taken) {
        if (question == asked) {
            taken.run();
        }
    }

    private void found(FoundProject found) {
        roots.setAll(found.roots());
        connections.setAll(found.connections());
        search.set(new Search.Done(found));
        useSettings("");
        ProjectSettings file = found.file();
        if (file != null) {
            useFile(file);
        }
        root.set(roots.isEmpty() ? null : roots.getFirst());
        connection.set(connections.isEmpty() ? null : connections.getFirst());
    }

    private void useRoot(@Nullable FoundRoot chosen) {
        if (chosen != null) {
            files.changelogProperty().set(chosen.changelog());
            files.searchPathProperty().set(String.join(", ", chosen.searchPath()));
        }
    }

    /** What {@code tidemark.yaml} says comes before what the application's files say. */
    private void useFile(ProjectSettings file) {
        String contexts = file.execution().contexts();
        if (contexts != null) {
            files.contextsProperty().set(contexts.isBlank() ? "*" : contexts);
        }
        if (!file.execution().labels().isBlank()) {
            files.labelsProperty().set(file.execution().labels());
        }
        Map<String, String> parameters = new TreeMap<>(settings.get().plainParameters());
        parameters.putAll(file.execution().parameters());
        files.parametersProperty().set(FilesViewModel.text(parameters));
        boolean usual = file.tables().equals(ProjectSettings.HistoryTables.USUAL);
        if (!usual) {
            String schema = file.tables().schema();
            files.changelogTableProperty().set(file.tables().changelogTable());
            files.lockTableProperty().set(file.tables().lockTable());
            files.liquibaseSchemaProperty().set(schema == null ? "" : schema);
        }
    }

    private void useConnection(@Nullable FoundConnection chosen) {
        if (chosen == null) {
            return;
        }
        String text = chosen.url();
        fields.urlProperty().set(text);
        fields.userProperty().set(chosen.login().user());
        fields.passwordProperty().set("");
        fields.environmentProperty().set(chosen.environment());
        useSettings(chosen.label());
        if (chosen.schema() != null) {
            fields.schemaProperty().set(chosen.schema());
        }
        attempt.clear();
    }

    /** Takes what a profile says, where a person has changed nothing since another one was taken. */
    private void useSettings(String profile) {
        if (!(search.get() instanceof Search.Done done)) {
            return;
        }
        FoundSettings before = settings.get();
        FoundSettings now = done.found().settings(profile);
        settings.set(now);
        replace(files.contextsProperty(), before.text(Topic.CONTEXTS), now.text(Topic.CONTEXTS));
        replace(files.labelsProperty(), before.text(Topic.LABELS), now.text(Topic.LABELS));
        replace(fields.schemaProperty(), before.text(Topic.SCHEMA), now.text(Topic.SCHEMA));
        replace(
                files.liquibaseSchemaProperty(), before.text(Topic.LIQUIBASE_SCHEMA),
                now.text(Topic.LIQUIBASE_SCHEMA));
        replace(files.changelogTableProperty(), before.text(Topic.CHANGELOG_TABLE), now.text(Topic.CHANGELOG_TABLE));
        replace(files.lockTableProperty(), before.text(Topic.LOCK_TABLE), now.text(Topic.LOCK_TABLE));
        replace(
                files.parametersProperty(), FilesViewModel.text(before.plainParameters()),
                FilesViewModel.text(now.plainParameters()));
    }

    private static void replace(StringProperty field, String before, String now) {
        if (field.get().isEmpty() || field.get().equals(before)) {
            field.set(now);
        }
    }

    /** Where what {@code topic} says was found, in words; empty where it was not, or was changed since. */
    String origin(Topic topic, String current) {
        Origin origin = settings.get().origin(topic);
        if (origin == null || !settings.get().text(topic).equals(current)) {
            return "";
        }
        return messages.text("folder.from", origin);
    }

    /** Connects, says who answered and how much the files hold, and disconnects. */
    public void test() {
        attempt.test(request());
    }

    /** Connects and shows the database with these files. */
    public void open() {
        attempt.open(request(), workspace -> {
            fields.passwordProperty().set("");
            navigator.opened(workspace);
        });
    }

    private Attempt.Request request() {
        FoundConnection chosen = connection.get();
        boolean same = chosen != null && chosen.url().equals(fields.urlProperty().get().strip())
                && chosen.login().user().equals(fields.userProperty().get().strip());
        return new Attempt.Request(fields.form(false, files.form()), same ? chosen.login().password() : null, false);
    }

    /** Where the password would come from that is not typed, in words; empty for nowhere. */
    String passwordOrigin() {
        FoundConnection chosen = connection.get();
        Origin origin = chosen == null || chosen.login().password() == null ? null : chosen.login().passwordOrigin();
        return origin == null ? "" : messages.text("folder.password.from", origin);
    }

    /** Goes on to the form that connects, with these files and what is known about the database. */
    public void connectOtherwise() {
        navigator.connect(new Bookmark("", files.form().bookmark(), place(), Instant.EPOCH));
    }

    private Bookmark.Place place() {
        String jdbc = "";
        try {
            jdbc = fields.urlProperty().get().isBlank() ? "" : fields.form(false, files.form()).url().jdbc();
        } catch (FailedException e) {
            jdbc = ""; // what cannot be read is filled in there
        }
        return new Bookmark.Place(
                jdbc, fields.userProperty().get(), fields.schemaProperty().get(), "",
                fields.environmentProperty().get(), fields.lookOnlyProperty().get());
    }

    /** Shows the {@code tidemark.yaml} that would be written. */
    public void preview() {
        draft.preview(files.form(), fields.form(false, files.form()));
    }

    /** Writes the file that is shown. */
    public void write() {
        draft.write();
    }

    /** Does not write it. */
    public void closePreview() {
        draft.close();
    }

    /** Goes on to a new project in this folder. */
    public void newProject() {
        navigator.newProject(files.form().path());
    }

    /** Gives up what is being tried, or closes the preview; where neither is, goes back. */
    public void cancel() {
        if (!draft.close() && !attempt.giveUp()) {
            navigator.timeline();
        }
    }

    /** The screen is left: what is being tried is given up and opens nothing later. */
    public void leave() {
        attempt.giveUp();
    }

    /** The fields about the files. */
    public FilesViewModel files() {
        return files;
    }

    /** The fields about the database; always a URL. */
    public ConnectFields fields() {
        return fields;
    }

    /** How far the search is. */
    public ReadOnlyObjectProperty<Search> searchProperty() {
        return search.getReadOnlyProperty();
    }

    /** The root changelogs that were found. */
    public ObservableList<FoundRoot> roots() {
        return roots;
    }

    /** Which of them was chosen. */
    public ObjectProperty<@Nullable FoundRoot> rootProperty() {
        return root;
    }

    /** The databases that were found. */
    public ObservableList<FoundConnection> connections() {
        return connections;
    }

    /** Which of them was chosen. */
    public ObjectProperty<@Nullable FoundConnection> connectionProperty() {
        return connection;
    }

    /** The file that would be written, or null where none is shown. */
    public ReadOnlyObjectProperty<@Nullable PlannedFile> previewProperty() {
        return draft.previewProperty();
    }

    /** The file that was written, or null. */
    public ReadOnlyObjectProperty<@Nullable PlannedFile> writtenProperty() {
        return draft.writtenProperty();
    }

    /** What the chosen profile says. */
    public ReadOnlyObjectProperty<FoundSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** What a test or an attempt said last. */
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return attempt.answerProperty();
    }
}
