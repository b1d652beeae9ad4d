package dev.tidemark.ui.connection;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The form that makes a project, with the text of every file. */
public final class NewProjectController {
    private static final int MOST_ROWS = 18;

    private final NewProjectViewModel model;
    private final Messages messages;
    private final PathChooser chooser;

    @FXML
    private TextField folder;

    @FXML
    private ComboBox<ChangelogFormat> format;

    @FXML
    private Label filesTitle;

    @FXML
    private VBox files;

    @FXML
    private VBox answer;

    @FXML
    private Button create;

    /** With what it fills in, and what chooses folders. */
    public NewProjectController(NewProjectViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
    }

    @FXML
    private void initialize() {
        folder.textProperty().bindBidirectional(model.folderProperty());
        format.getItems().setAll(ChangelogFormat.values());
        format.setConverter(new FormatNames());
        format.valueProperty().bindBidirectional(model.formatProperty());
        model.files().subscribe(this::show);
        show();
        model.problemProperty().subscribe(this::showProblem);
    }

    private void show() {
        boolean any = !model.files().isEmpty();
        files.getChildren().setAll(model.files().stream().map(this::file).toList());
        Fields.shown(filesTitle, any);
        create.setDisable(!any);
    }

    private VBox file(PlannedFile file) {
        Label name = new Label(file.path().toString());
        name.getStyleClass().add("file-name");
        name.setWrapText(true);
        TextArea text = new TextArea(file.text());
        text.setEditable(false);
        text.setAccessibleText(file.path().toString());
        text.getStyleClass().add("file-text");
        text.setPrefRowCount((int) Math.min(MOST_ROWS, file.text().lines().count() + 1));
        VBox box = new VBox(name, text);
        box.getStyleClass().add("file-box");
        return box;
    }

    private void showProblem(@Nullable Failure problem) {
        answer.getChildren().clear();
        if (problem != null) {
            answer.getChildren().add(new FailurePanel(messages, problem));
        }
    }

    /** Puts the focus on the first field. */
    public void focus() {
        folder.requestFocus();
        folder.end();
    }

    @FXML
    private void chooseFolder() {
        Path chosen = chooser.folder(messages.text("new.folder.choose"), null);
        if (chosen != null) {
            model.folderProperty().set(chosen.toString());
        }
    }

    @FXML
    private void create() {
        model.create();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    /** The formats' names on screen. */
    private final class FormatNames extends StringConverter<ChangelogFormat> {
        @Override
        public String toString(@Nullable ChangelogFormat value) {
            return value == null ? "" : messages.text("new.format." + value.name());
        }

        @Override
        public ChangelogFormat fromString(String text) {
            return ChangelogFormat.YAML;
        }
    }
}
