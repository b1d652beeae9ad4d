package dev.tidemark.ui.connection;

import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/** The first screen: the ways in, and what was opened lately. */
public final class StartController {
    private static final double ROW = 54;
    private static final double FRAME = 4;

    private final StartViewModel model;
    private final Messages messages;
    private final PathChooser chooser;

    @FXML
    private VBox pane;

    @FXML
    private Button sample;

    @FXML
    private Node recentBox;

    @FXML
    private ListView<Bookmark> recent;

    /** With what goes on from there. */
    public StartController(StartViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
    }

    @FXML
    private void initialize() {
        recent.setItems(model.recents());
        recent.setFixedCellSize(ROW);
        recent.setCellFactory(view -> new RecentCell(model, messages));
        recent.setPlaceholder(new VBox());
        model.recents().subscribe(this::size);
        size();
        model.goneProperty().subscribe(gone -> recent.refresh());
        // Before the list itself, which would take Enter for a wish to edit.
        recent.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        pane.setOnDragOver(this::over);
        pane.setOnDragDropped(this::dropped);
    }

    private void size() {
        boolean any = !model.recents().isEmpty();
        recentBox.setVisible(any);
        recentBox.setManaged(any);
        recent.setMaxHeight(model.recents().size() * ROW + FRAME);
        recent.setPrefHeight(model.recents().size() * ROW + FRAME);
    }

    private void key(KeyEvent event) {
        Bookmark chosen = recent.getSelectionModel().getSelectedItem();
        if (chosen != null && event.getCode() == KeyCode.ENTER) {
            model.open(chosen);
            event.consume();
        } else if (chosen != null && event.getCode() == KeyCode.DELETE) {
            model.remove(chosen);
            event.consume();
        }
    }

    private void over(DragEvent event) {
        if (event.getDragboard().getFiles().stream().anyMatch(File::isDirectory)) {
            event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> folders = event.getDragboard().getFiles().stream().filter(File::isDirectory).toList();
        event.setDropCompleted(!folders.isEmpty());
        event.consume();
        if (!folders.isEmpty()) {
            model.openFolder(folders.getFirst().toPath());
        }
    }

    /** Puts the focus on the first way to go on: what was opened lately, else the demo. */
    public void focus() {
        if (model.recents().isEmpty()) {
            sample.requestFocus();
        } else {
            recent.getSelectionModel().select(0);
            recent.requestFocus();
        }
    }

    @FXML
    private void openSample() {
        model.openDemo();
    }

    @FXML
    private void openFolder() {
        Path folder = chooser.folder(messages.text("start.folder.choose"), null);
        if (folder != null) {
            model.openFolder(folder);
        }
    }

    @FXML
    private void connect() {
        model.connect();
    }

    @FXML
    private void newProject() {
        model.newProject();
    }
}
