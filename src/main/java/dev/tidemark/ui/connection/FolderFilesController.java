package dev.tidemark.ui.connection;

import dev.tidemark.application.project.FoundRoot;
import dev.tidemark.application.project.FoundSettings;
import dev.tidemark.application.project.FoundSettings.Topic;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;

/** The part of the folder's form that is about files: root changelog, contexts, labels, parameters, Liquibase's tables. */
public final class FolderFilesController {
    private final FolderViewModel model;
    private final Messages messages;
    private final PathChooser chooser;

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

    /** With what was found, and what chooses files. */
    public FolderFilesController(FolderViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
    }

    @FXML
    private void initialize() {
        bindTexts();
        bindNotes();
        roots.setItems(model.roots());
        Fields.cells(roots, root -> root.searchPath().equals(List.of("."))
                ? root.changelog()
                : messages.text("folder.root", root.changelog(), String.join(", ", root.searchPath())));
        roots.valueProperty().bindBidirectional(model.rootProperty());
        model.rootProperty().subscribe(root -> Fields.say(
                rootNote,
                root == null || root.origin().line() == 0 ? "" : messages.text("folder.from", root.origin())));
        model.searchProperty().subscribe(search -> Fields.shown(roots, model.roots().size() > 1));
    }

    private void bindTexts() {
        FilesViewModel files = model.files();
        Map.<TextField, StringProperty>of(
                changelog, files.changelogProperty(),
                searchPath, files.searchPathProperty(),
                contexts, files.contextsProperty(),
                labels, files.labelsProperty(),
                parameters, files.parametersProperty(),
                liquibaseSchema, files.liquibaseSchemaProperty(),
                changelogTable, files.changelogTableProperty(),
                lockTable, files.lockTableProperty())
                .forEach((field, property) -> field.textProperty().bindBidirectional(property));
    }

    private void bindNotes() {
        OriginNote notes = new OriginNote(model);
        notes.below(contexts, contextsNote, Topic.CONTEXTS);
        notes.below(labels, labelsNote, Topic.LABELS);
        notes.below(liquibaseSchema, liquibaseSchemaNote, Topic.LIQUIBASE_SCHEMA);
        notes.below(changelogTable, changelogTableNote, Topic.CHANGELOG_TABLE);
        notes.below(lockTable, lockTableNote, Topic.LOCK_TABLE);
        model.settingsProperty().subscribe(this::noteParameters);
        // What is not usual is not hidden.
        List.of(liquibaseSchema, changelogTable, lockTable)
                .forEach(field -> field.textProperty().subscribe(text -> {
                    if (!text.isBlank()) {
                        tables.setExpanded(true);
                    }
                }));
    }

    private void noteParameters(FoundSettings settings) {
        String places = new TreeSet<>(
                settings.parameters().values().stream().map(f -> f.origin().toString()).toList())
                .stream().collect(Collectors.joining(", "));
        Fields.say(parametersNote, places.isEmpty() ? "" : messages.text("folder.from", places));
    }

    /** Puts the focus on the choice between the roots. */
    void focus() {
        roots.requestFocus();
    }

    @FXML
    private void chooseChangelog() {
        Path folder = Path.of(Objects.requireNonNull(model.files().folderProperty().get()));
        Path chosen = chooser.file(messages.text("connect.changelog.choose"), folder);
        if (chosen != null) {
            model.files().changelogProperty().set(chosen.toString());
        }
    }
}
