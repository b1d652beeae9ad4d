package dev.tidemark.ui.contexts;

import dev.tidemark.ui.contexts.ContextsViewModel.Excluded;
import dev.tidemark.ui.contexts.ContextsViewModel.Item;
import dev.tidemark.ui.contexts.ContextsViewModel.Mode;
import dev.tidemark.ui.contexts.ContextsViewModel.Outcome;
import dev.tidemark.ui.control.FailureText;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The card that chooses contexts and labels. */
public final class ContextsController {
    private final ContextsViewModel model;
    private final Messages messages;

    @FXML
    private VBox contexts;

    @FXML
    private ToggleGroup modes;

    @FXML
    private RadioButton all;

    @FXML
    private RadioButton none;

    @FXML
    private RadioButton some;

    @FXML
    private VBox names;

    @FXML
    private Label noContexts;

    @FXML
    private TextField labels;

    @FXML
    private Label labelNames;

    @FXML
    private Label outcome;

    @FXML
    private ListView<Excluded> excluded;

    @FXML
    private Button use;

    /** With what it chooses. */
    public ContextsController(ContextsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        all.setUserData(Mode.ALL);
        none.setUserData(Mode.NONE);
        some.setUserData(Mode.SOME);
        model.modeProperty().subscribe(mode -> modes.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == mode)
                .forEach(modes::selectToggle));
        modes.selectedToggleProperty().subscribe(toggle -> {
            if (toggle != null && toggle.getUserData() instanceof Mode mode) {
                model.modeProperty().set(mode);
            }
        });
        model.items().forEach(item -> names.getChildren().add(box(item)));
        there(contexts, !model.items().isEmpty());
        there(noContexts, model.items().isEmpty());
        labels.textProperty().bindBidirectional(model.labelsProperty());
        labelNames.setText(model.labelNames().isEmpty()
                ? messages.text("contexts.labels.none")
                : messages.text("contexts.labels.names", model.labelNames().entrySet().stream()
                        .map(e -> messages.text("contexts.labels.name", e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "))));
        labels.setDisable(model.labelNames().isEmpty() && labels.getText().isEmpty());
        excluded.setCellFactory(view -> new ExcludedCell());
        model.outcomeProperty().subscribe(this::show);
    }

    /** Where the focus begins. */
    public Node first() {
        return model.items().isEmpty() ? labels : (Node) modes.getSelectedToggle();
    }

    private CheckBox box(Item item) {
        CheckBox box = new CheckBox(messages.text("contexts.item", item.name(), item.revisions()));
        box.getStyleClass().add("context-box");
        box.selectedProperty().bindBidirectional(item.chosen());
        return box;
    }

    private void show(Outcome answer) {
        List<Excluded> found = List.of();
        switch (answer) {
            case Outcome.Asking asking -> outcome.setText(messages.text("contexts.asking"));
            case Outcome.Known known -> {
                outcome.setText(known.line());
                found = known.excluded();
            }
            case Outcome.Incomplete incomplete -> outcome.setText(incomplete.problem());
            case Outcome.Unknown unknown -> {
                FailureText words = new FailureText(messages);
                outcome.setText(words.what(unknown.failure()) + " " + words.advice(unknown.failure()));
            }
        }
        if (!(answer instanceof Outcome.Asking)) {
            excluded.getItems().setAll(found);
            there(excluded, !found.isEmpty());
        }
        use.setDisable(answer instanceof Outcome.Incomplete || answer instanceof Outcome.Unknown);
    }

    private static void there(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void use() {
        model.use();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    /** Title and reason, one under the other. */
    private final class ExcludedCell extends ListCell<Excluded> {
        private final Label title = new Label();
        private final Label why = new Label();
        private final VBox texts = new VBox(title, why);

        ExcludedCell() {
            title.getStyleClass().add("title-text");
            why.getStyleClass().add("sub-text");
            getStyleClass().add("choice-cell");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Excluded item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            title.setText(item.title());
            why.setText(item.recorded() ? messages.text("contexts.excluded.recorded", item.why()) : item.why());
            setTooltip(new Tooltip(item.title() + "\n" + why.getText()));
            setGraphic(texts);
        }
    }
}
