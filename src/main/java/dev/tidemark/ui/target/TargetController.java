package dev.tidemark.ui.target;

import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.StateLook;
import dev.tidemark.ui.target.TargetViewModel.Choice;
import dev.tidemark.ui.view.Messages;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A card on which a place to go to is chosen. */
public final class TargetController {
    private final TargetViewModel model;
    private final Messages messages;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private TextField search;

    @FXML
    private ListView<Choice> list;

    @FXML
    private Button choose;

    /** With the places. */
    public TargetController(TargetViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        String word = model.purpose().word();
        title.setText(messages.text("target." + word + ".title"));
        text.setText(messages.text("target." + word + ".text"));
        search.textProperty().bindBidirectional(model.textProperty());
        list.setItems(model.choices());
        list.setCellFactory(view -> new ChoiceCell());
        list.getSelectionModel().selectFirst();
        list.getSelectionModel().selectedItemProperty().subscribe(choice -> {
            choose.setDisable(choice == null);
            choose.setText(messages.text("target." + word + ".button", choice == null ? 0 : choice.distance()));
        });
        model.choices().subscribe(list.getSelectionModel()::selectFirst);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                choose();
            }
        });
    }

    /** What gets the focus first. */
    public ListView<Choice> first() {
        return list;
    }

    @FXML
    private void choose() {
        Choice choice = list.getSelectionModel().getSelectedItem();
        if (choice != null) {
            model.choose(choice);
        }
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    private final class ChoiceCell extends ListCell<Choice> {
        private final Label name = new Label();
        private final Label sub = new Label();
        private final Label tag = new Label();
        private final Label distance = new Label();
        private final HBox box = new HBox();

        ChoiceCell() {
            getStyleClass().add("choice-cell");
            sub.getStyleClass().addAll("sub-text", "value");
            tag.getStyleClass().add("tag-flag");
            tag.setMinWidth(USE_PREF_SIZE);
            distance.getStyleClass().add("badge");
            distance.setMinWidth(USE_PREF_SIZE);
            VBox texts = new VBox(name, sub);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("choice-box");
            box.getChildren().addAll(texts, tag, distance);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
                return;
            }
            TimelineEntry entry = choice.entry();
            name.setText(entry == null ? messages.text("target.base") : entry.title());
            sub.setText(entry == null
                    ? messages.text("target.base.text")
                    : entry.id().id() + "  ·  " + messages.text(StateLook.of(entry.state()).key()));
            String flag = entry == null ? null : entry.tag();
            tag.setText(flag == null ? "" : flag);
            tag.setVisible(flag != null);
            tag.setManaged(flag != null);
            distance.setText(
                    messages.text("target." + model.purpose().word() + ".distance", choice.distance()));
            setAccessibleText(name.getText() + ", " + sub.getText() + ", " + distance.getText());
            setGraphic(box);
        }
    }
}
