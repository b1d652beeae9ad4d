package dev.tidemark.ui.connection;

import dev.tidemark.application.project.FoundConnection;
import dev.tidemark.application.project.FoundProject;
import dev.tidemark.application.project.FoundRoot;
import dev.tidemark.application.project.FoundSettings;
import dev.tidemark.application.project.FoundSettings.Topic;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.connection.FolderViewModel.Search;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was found in a folder, as a form. */
public final class FolderController {
    private static final int MOST_NOTICES = 6;

    private final FolderViewModel model;
    private final Messages messages;
    private final PathChooser chooser;
    private final Fields shared;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label place;

    @FXML
    private Button another;

    @FXML
    private Label looking;

    @FXML
    private VBox notices;

    @FXML
    private Node nothing;

    @FXML
    private Node preview;

    @FXML
    private Label previewTitle;

    @FXML
    private Label previewNote;

    @FXML
    private TextArea previewText;

    @FXML
    private Button write;

    @FXML
    private VBox found;

    @FXML
    private ComboBox<FoundRoot> roots;

    @FXML
    private TextField changelog;

    @FXML
    private Label rootNote;

    @FXML
    private TextField searchPath;

    @FXML
    private TextField contexts;

    @FXML
    private Label contextsNote;

    @FXML
    private TextField labels;

    @FXML
    private Label labelsNote;

    @FXML
    private TextField parameters;

    @FXML
    private Label parametersNote;

    @FXML
    private TitledPane tables;

    @FXML
    private TextField liquibaseSchema;

    @FXML
    private Label liquibaseSchemaNote;

    @FXML
    private TextField changelogTable;

    @FXML
    private Label changelogTableNote;

    @FXML
    private TextField lockTable;

    @FXML
    private Label lockTableNote;

    @FXML
    private ComboBox<FoundConnection> connections;

    @FXML
    private Label connectionNote;

    @FXML
    private TextField url;

    @FXML
    private Label missing;

    @FXML
    private TextField user;

    @FXML
    private PasswordField password;

    @FXML
    private Label passwordNote;

    @FXML
    private TextField schema;

    @FXML
    private Label schemaNote;

    @FXML
    private ComboBox<Environment> environment;

    @FXML
    private CheckBox lookOnly;

    @FXML
    private Label environmentNote;

    @FXML
    private VBox answer;

    @FXML
    private Button test;

    @FXML
    private Button writeFile;

    @FXML
    private Button otherwise;

    @FXML
    private Button open;

    @FXML
    private Button cancel;

    /** With what was found, and what chooses files. */
    public FolderController(FolderViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
        this.shared = new Fields(messages);
    }

    @FXML
    private void initialize() {
        bindTexts();
        bindNotes();
        bindChoices();
        shared.environments(environment);
        ConnectFields fields = model.fields();
        environment.valueProperty().bindBidirectional(fields.environmentProperty());
        lookOnly.selectedProperty().bindBidirectional(fields.lookOnlyProperty());
        environment.valueProperty().subscribe(value -> noteEnvironment());
        lookOnly.selectedProperty().subscribe(only -> noteEnvironment());
        fields.urlProperty().subscribe(text -> noteEnvironment());
        model.searchProperty().subscribe(this::show);
        model.previewProperty().subscribe(this::show);
        model.writtenProperty().subscribe(this::written);
        model.answerProperty().subscribe(this::show);
        model.connectionProperty().subscribe(this::noteConnection);
    }

    private void bindTexts() {
        FilesViewModel files = model.files();
        ConnectFields fields = model.fields();
        Map.<TextField, StringProperty>ofEntries(
                Map.entry(changelog, files.changelogProperty()),
                Map.entry(searchPath, files.searchPathProperty()),
                Map.entry(contexts, files.contextsProperty()),
                Map.entry(labels, files.labelsProperty()),
                Map.entry(parameters, files.parametersProperty()),
                Map.entry(liquibaseSchema, files.liquibaseSchemaProperty()),
                Map.entry(changelogTable, files.changelogTableProperty()),
                Map.entry(lockTable, files.lockTableProperty()),
                Map.entry(url, fields.urlProperty()),
                Map.entry(user, fields.userProperty()),
                Map.entry(password, fields.passwordProperty()),
                Map.entry(schema, fields.schemaProperty()))
                .forEach((field, property) -> field.textProperty().bindBidirectional(property));
        place.textProperty().bind(files.folderProperty());
    }

    /** Says below each field where its value was found, until it is changed. */
    private void bindNotes() {
        Map.of(
                contexts, Topic.CONTEXTS,
                labels, Topic.LABELS,
                schema, Topic.SCHEMA,
                liquibaseSchema, Topic.LIQUIBASE_SCHEMA,
                changelogTable, Topic.CHANGELOG_TABLE,
                lockTable, Topic.LOCK_TABLE)
                .forEach((field, topic) -> {
                    field.textProperty().subscribe(text -> note(field, topic));
                    model.settingsProperty().subscribe(settings -> note(field, topic));
                });
        model.settingsProperty().subscribe(this::noteParameters);
    }

    private void note(TextField field, Topic topic) {
        Label label = switch (topic) {
            case CONTEXTS -> contextsNote;
            case LABELS -> labelsNote;
            case SCHEMA -> schemaNote;
            case LIQUIBASE_SCHEMA -> liquibaseSchemaNote;
            case CHANGELOG_TABLE -> changelogTableNote;
            default -> lockTableNote;
        };
        say(label, model.origin(topic, field.getText()));
        if (topic.compareTo(Topic.LIQUIBASE_SCHEMA) >= 0 && !field.getText().isBlank()) {
            tables.setExpanded(true);
        }
    }

    private void noteParameters(FoundSettings settings) {
        String places = new TreeSet<>(
                settings.parameters().values().stream().map(f -> f.origin().toString()).toList())
                .stream().collect(Collectors.joining(", "));
        say(parametersNote, places.isEmpty() ? "" : messages.text("folder.from", places));
    }

    private void bindChoices() {
        roots.setItems(model.roots());
        cells(roots, root -> root.searchPath().equals(List.of("."))
                ? root.changelog()
                : messages.text("folder.root", root.changelog(), String.join(", ", root.searchPath())));
        roots.valueProperty().bindBidirectional(model.rootProperty());
        connections.setItems(model.connections());
        cells(connections, c -> c.label().isEmpty()
                ? messages.text("folder.connection.plain", shortened(c.url()), c.origin())
                : messages.text("folder.connection.named", c.label(), shortened(c.url()), c.origin()));
        connections.valueProperty().bindBidirectional(model.connectionProperty());
        model.rootProperty().subscribe(root -> say(
                rootNote,
                root == null || root.origin().line() == 0 ? "" : messages.text("folder.from", root.origin())));
    }

    private static String shortened(String jdbc) {
        return jdbc.replaceFirst("^jdbc:", "").replaceFirst("[;?].*", "");
    }

    private static <T> void cells(ComboBox<T> box, Function<T, String> words) {
        box.setCellFactory(view -> new WordsCell<>(words));
        box.setButtonCell(new WordsCell<>(words));
    }

    private static void say(Label label, String text) {
        label.setText(text);
        Fields.shown(label, !text.isEmpty());
    }

    private void noteConnection(@Nullable FoundConnection chosen) {
        say(connectionNote, chosen == null ? "" : messages.text("folder.from", chosen.origin()));
        say(missing, chosen == null || chosen.missing().isEmpty()
                ? ""
                : messages.text("folder.missing", String.join(", ", chosen.missing())));
        say(passwordNote, model.passwordOrigin());
    }

    private void noteEnvironment() {
        ConnectFields fields = model.fields();
        boolean memory = fields.urlProperty().get().startsWith("jdbc:h2:mem:");
        environmentNote.setText(
                shared.meaning(fields.environmentProperty().get(), memory, fields.lookOnlyProperty().get()));
    }

    private void show(Search search) {
        Fields.shown(looking, search instanceof Search.Looking);
        boolean done = search instanceof Search.Done;
        Fields.shown(found, done);
        Fields.shown(nothing, search instanceof Search.Done it && it.found().nothing());
        List.of(test, writeFile, otherwise, open).forEach(button -> button.setDisable(!done));
        notices.getChildren().clear();
        switch (search) {
            case Search.Looking running -> {}
            case Search.Failed failed -> notices.getChildren().add(new FailurePanel(messages, failed.failure()));
            case Search.Done it -> notices(it.found());
        }
        Fields.shown(roots, model.roots().size() > 1);
        Fields.shown(connections, model.connections().size() > 1);
        Fields.shown(notices, !notices.getChildren().isEmpty());
    }

    private void notices(FoundProject project) {
        List<String> problems = project.problems();
        problems.stream().limit(MOST_NOTICES)
                .forEach(text -> notices.getChildren().add(Fields.line(text, "mdmz-warning", "warning")));
        if (problems.size() > MOST_NOTICES) {
            String more = messages.text("folder.more", problems.size() - MOST_NOTICES);
            notices.getChildren().add(Fields.line(more, "mdal-info", ""));
        }
        if (model.roots().size() > 1) {
            String several = messages.text("folder.several", model.roots().size());
            notices.getChildren().add(Fields.line(several, "mdal-info", ""));
        } else if (model.roots().isEmpty() && !project.nothing()) {
            notices.getChildren().add(Fields.line(messages.text("folder.noRoot"), "mdal-info", "warning"));
        }
    }

    private void show(@Nullable PlannedFile file) {
        Fields.shown(preview, file != null);
        if (file != null) {
            boolean there = file.existing() != null;
            previewTitle.setText(messages.text(there ? "folder.preview.replace" : "folder.preview.new", file.path()));
            previewNote.setText(messages.text(
                    file.same() ? "folder.preview.same" : there ? "folder.preview.difference" : "folder.preview.text"));
            previewText.setText(there ? String.join("\n", file.difference()) : file.text());
            write.setText(messages.text(there ? "folder.preview.write.replace" : "folder.preview.write"));
            write.setDisable(file.same());
            scroll.setVvalue(0);
            (file.same() ? previewText : write).requestFocus();
        }
        open.setDefaultButton(file == null);
    }

    private void written(@Nullable PlannedFile file) {
        if (file != null) {
            answer.getChildren().setAll(
                    Fields.line(messages.text("folder.written", file.path()), "mdal-check_circle", "success"));
        }
    }

    private void show(Answer now) {
        boolean trying = now instanceof Answer.Trying;
        found.setDisable(trying);
        boolean done = model.searchProperty().get() instanceof Search.Done;
        List.of(test, writeFile, otherwise, open).forEach(button -> button.setDisable(trying || !done));
        cancel.setText(messages.text(trying ? "connect.giveUp" : "cancel"));
        shared.show(now, answer);
    }

    /** Puts the focus where work begins: on what opens it, once there is something to open. */
    public void focus() {
        model.searchProperty().subscribe(search -> {
            if (search instanceof Search.Done done && !done.found().nothing()) {
                (model.roots().size() > 1 ? roots : open).requestFocus();
            } else {
                another.requestFocus();
            }
        });
    }

    @FXML
    private void another() {
        Path chosen = chooser.folder(messages.text("start.folder.choose"), folder());
        if (chosen != null) {
            model.find(chosen);
        }
    }

    @FXML
    private void chooseChangelog() {
        Path chosen = chooser.file(messages.text("connect.changelog.choose"), folder());
        if (chosen != null) {
            model.files().changelogProperty().set(chosen.toString());
        }
    }

    private Path folder() {
        return Path.of(Objects.requireNonNull(model.files().folderProperty().get()));
    }

    @FXML
    private void newProject() {
        model.newProject();
    }

    @FXML
    private void test() {
        model.test();
    }

    @FXML
    private void open() {
        model.open();
    }

    @FXML
    private void otherwise() {
        model.connectOtherwise();
    }

    @FXML
    private void preview() {
        model.preview();
    }

    @FXML
    private void closePreview() {
        model.closePreview();
    }

    @FXML
    private void write() {
        model.write();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }
}
