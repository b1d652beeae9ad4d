package dev.tidemark.ui.connection;

import dev.tidemark.application.project.FoundConnection;
import dev.tidemark.application.project.FoundProject;
import dev.tidemark.application.project.FoundSettings.Topic;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.connection.FolderViewModel.Search;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import dev.tidemark.ui.view.ViewLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was found in a folder, as a form. */
public final class FolderController {
    private static final int MOST_NOTICES = 6;

    private final FolderViewModel model;
    private final Messages messages;
    private final PathChooser chooser;
    private final Fields shared;
    private final FolderFilesController files;
    private final FolderPreviewController preview;
    private final FocusMemory focus = new FocusMemory();

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
    private VBox previewPlace;

    @FXML
    private VBox filesPlace;

    @FXML
    private VBox found;

    @FXML
    private Node choice;

    @FXML
    private Node choiceCell;

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
        this.files = new FolderFilesController(model, messages, chooser);
        this.preview = new FolderPreviewController(model, messages);
    }

    @FXML
    private void initialize() {
        ViewLoader loader = new ViewLoader(messages);
        filesPlace.getChildren().setAll(loader.load(files));
        previewPlace.getChildren().setAll(loader.load(preview));
        bindTexts();
        bindConnections();
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
        ConnectFields fields = model.fields();
        Map.<TextField, StringProperty>of(
                url, fields.urlProperty(),
                user, fields.userProperty(),
                password, fields.passwordProperty(),
                schema, fields.schemaProperty())
                .forEach((field, property) -> field.textProperty().bindBidirectional(property));
        place.textProperty().bind(model.files().folderProperty());
        new OriginNote(model).below(schema, schemaNote, Topic.SCHEMA);
    }

    private void bindConnections() {
        connections.setItems(model.connections());
        Fields.cells(connections, c -> c.label().isEmpty()
                ? messages.text("folder.connection.plain", shortened(c.url()), c.origin())
                : messages.text("folder.connection.named", c.label(), shortened(c.url()), c.origin()));
        connections.valueProperty().bindBidirectional(model.connectionProperty());
    }

    private static String shortened(String jdbc) {
        return jdbc.replaceFirst("^jdbc:", "").replaceFirst("[;?].*", "");
    }

    private void noteConnection(@Nullable FoundConnection chosen) {
        Fields.say(connectionNote, chosen == null ? "" : messages.text("folder.from", chosen.origin()));
        Fields.say(missing, chosen == null || chosen.missing().isEmpty()
                ? ""
                : messages.text("folder.missing", String.join(", ", chosen.missing())));
        Fields.say(passwordNote, model.passwordOrigin());
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
        boolean several = model.connections().size() > 1;
        Fields.shown(choice, several);
        Fields.shown(choiceCell, several);
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
        Fields.shown(previewPlace, file != null);
        open.setDefaultButton(file == null);
        if (file != null) {
            answer.getChildren().clear();
            scroll.setVvalue(0);
            preview.focus();
        }
    }

    private void written(@Nullable PlannedFile file) {
        if (file != null) {
            answer.getChildren().setAll(
                    Fields.line(messages.text("folder.written", file.path()), "mdal-check_circle", "success"));
        }
    }

    private void show(Answer now) {
        boolean trying = now instanceof Answer.Trying;
        focus.before(trying, found);
        found.setDisable(trying);
        boolean done = model.searchProperty().get() instanceof Search.Done;
        List.of(test, writeFile, otherwise, open).forEach(button -> button.setDisable(trying || !done));
        cancel.setText(messages.text(trying ? "connect.giveUp" : "cancel"));
        shared.show(now, answer);
        focus.after(trying);
    }

    /** Puts the focus where work begins: on what opens it, once there is something to open. */
    public void focus() {
        model.searchProperty().subscribe(search -> {
            if (search instanceof Search.Done done && !done.found().nothing()) {
                if (model.roots().size() > 1) {
                    files.focus();
                } else {
                    open.requestFocus();
                }
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
    private void cancel() {
        model.cancel();
    }
}
