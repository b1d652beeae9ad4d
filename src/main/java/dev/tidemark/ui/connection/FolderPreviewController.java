package dev.tidemark.ui.connection;

import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.ui.view.Messages;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/** The {@code tidemark.yaml} that would be written, or what would change in it. */
public final class FolderPreviewController {
    private static final int LEAST_ROWS = 4;
    private static final int MOST_ROWS = 16;

    private final FolderViewModel model;
    private final Messages messages;

    @FXML
    private Label previewTitle;

    @FXML
    private Label previewNote;

    @FXML
    private TextArea previewText;

    @FXML
    private Button write;

    /** Of the file that {@code model} would write. */
    public FolderPreviewController(FolderViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        model.previewProperty().subscribe(this::show);
    }

    private void show(@Nullable PlannedFile file) {
        if (file != null) {
            boolean there = file.existing() != null;
            previewTitle.setText(messages.text(there ? "folder.preview.replace" : "folder.preview.new", file.path()));
            previewNote.setText(messages.text(
                    file.same() ? "folder.preview.same" : there ? "folder.preview.difference" : "folder.preview.text"));
            String text = there ? String.join("\n", file.difference()) : file.text();
            previewText.setText(text);
            // One more for the bar that scrolls long lines.
            previewText.setPrefRowCount(Math.clamp(text.lines().count() + 1, LEAST_ROWS, MOST_ROWS));
            write.setText(messages.text(there ? "folder.preview.write.replace" : "folder.preview.write"));
            write.setDisable(file.same());
        }
    }

    /** Puts the focus on what writes the file, or on its text where there is nothing to write. */
    void focus() {
        (write.isDisabled() ? previewText : write).requestFocus();
    }

    @FXML
    private void closePreview() {
        model.closePreview();
    }

    @FXML
    private void write() {
        model.write();
    }
}
