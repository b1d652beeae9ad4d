package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The plan on screen: what stands against it, every statement, and the agreement. */
public final class PlanController {
    private static final int LOSSES_NAMED = 6;
    private static final KeyCombination APPLY = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final PlanViewModel model;
    private final Messages messages;
    private final PlanWords words;

    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private Label summary;

    @FXML
    private Button copySql;

    @FXML
    private Button copyFingerprint;

    @FXML
    private VBox notices;

    @FXML
    private StackPane body;

    @FXML
    private ListView<PlanRow> list;

    @FXML
    private Label empty;

    @FXML
    private VBox agreement;

    @FXML
    private CheckBox tick;

    @FXML
    private HBox typeBox;

    @FXML
    private Label typeLabel;

    @FXML
    private TextField typed;

    @FXML
    private VBox lossBox;

    @FXML
    private Label losses;

    @FXML
    private CheckBox lossTick;

    @FXML
    private Button apply;

    /** With the plan. */
    public PlanController(PlanViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.words = new PlanWords(messages);
    }

    @FXML
    private void initialize() {
        list.setItems(model.rows());
        list.setCellFactory(view -> new PlanCell(messages, model::toggleHistory));
        list.setOnKeyPressed(event -> {
            if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)
                    && !event.isShortcutDown()
                    && list.getSelectionModel().getSelectedItem() instanceof PlanRow.History fold) {
                model.toggleHistory(fold.step());
                event.consume();
            }
        });
        // A filter, because a list keeps Escape to itself.
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        tick.selectedProperty().bindBidirectional(model.tickedProperty());
        lossTick.selectedProperty().bindBidirectional(model.lossTickedProperty());
        typed.textProperty().bindBidirectional(model.typedProperty());
        apply.disableProperty().bind(model.readyProperty().not());
        model.stateProperty().subscribe(state -> show());
    }

    private void key(KeyEvent event) {
        if (APPLY.match(event)) {
            model.apply();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.back();
            event.consume();
        }
    }

    /** Puts the focus where reading starts. */
    public void focus() {
        list.requestFocus();
    }

    private void show() {
        body.getChildren().removeIf(FailurePanel.class::isInstance);
        notices.getChildren().clear();
        shown(notices, false);
        Plan plan = model.stateProperty().get() == PlanViewModel.State.READY ? model.planProperty().get() : null;
        list.setVisible(plan != null && !plan.isEmpty());
        empty.setVisible(!list.isVisible());
        copySql.setDisable(plan == null || plan.statementCount() == 0);
        copyFingerprint.setDisable(plan == null);
        apply.setVisible(plan != null && !plan.isEmpty());
        shown(agreement, plan != null && !plan.isEmpty() && plan.blockers().isEmpty() && asks());
        if (plan != null) {
            ready(plan);
        } else if (model.failureProperty().get() != null && model.stateProperty().get() == PlanViewModel.State.FAILED) {
            failed();
        } else {
            title.setText(messages.text("plan.loading"));
            summary.setText("");
            empty.setText(messages.text("plan.loading.text"));
        }
    }

    private boolean asks() {
        Confirmation confirmation = model.confirmation();
        return confirmation.kind() != Confirmation.Kind.NONE || !confirmation.losses().isEmpty();
    }

    private void ready(Plan plan) {
        title.setText(plan.isEmpty() ? messages.text("plan.title.none") : words.title(plan));
        summary.setText(words.summary(plan, model.database()));
        apply.setText(words.button(plan));
        empty.setText(plan.blockers().isEmpty() ? messages.text("plan.empty") : "");
        for (Blocker blocker : plan.blockers()) {
            notices.getChildren().add(notice(blocker.message(), words.advice(blocker), "blocker", way(blocker)));
        }
        plan.notes().forEach(note -> notices.getChildren().add(notice(note, "", "note", null)));
        shown(notices, !notices.getChildren().isEmpty());
        confirm(model.confirmation());
        list.requestFocus();
    }

    private @Nullable Button way(Blocker blocker) {
        return switch (blocker.reason()) {
            case EDITED -> button("plan.acceptEdits", model::acceptEdits);
            case CONTEXTS -> button("plan.allContexts", model::useAllContexts);
            default -> null;
        };
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(messages.text(key));
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(messages.text(key + ".tip")));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void confirm(Confirmation confirmation) {
        shown(tick, confirmation.kind() == Confirmation.Kind.TICK);
        tick.setText(messages.text("plan.tick", confirmation.database()));
        shown(typeBox, confirmation.kind() == Confirmation.Kind.TYPED_NAME);
        typeLabel.setText(messages.text("plan.type.name", confirmation.database()));
        shown(lossBox, !confirmation.losses().isEmpty());
        losses.setText(named(confirmation.losses()));
    }

    /** The first losses by name; all of them stand beside their statements. */
    private String named(List<String> all) {
        String first = all.stream().limit(LOSSES_NAMED).collect(Collectors.joining("\n"));
        int more = all.size() - LOSSES_NAMED;
        return more > 0 ? first + "\n" + messages.text("plan.loss.more", more) : first;
    }

    private void failed() {
        title.setText(messages.text("plan.failed"));
        summary.setText("");
        empty.setText("");
        var failure = model.failureProperty().get();
        if (failure != null) {
            body.getChildren().add(new FailurePanel(messages, failure).with(button("try.again", model::make)));
        }
    }

    private static Node notice(String text, String advice, String kind, @Nullable Button way) {
        Label what = new Label(text);
        what.setWrapText(true);
        what.setMinHeight(Label.USE_PREF_SIZE);
        what.getStyleClass().add("notice-text");
        VBox texts = new VBox(what);
        texts.getStyleClass().add("notice-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        if (!advice.isEmpty()) {
            Label todo = new Label(advice);
            todo.setWrapText(true);
            todo.setMinHeight(Label.USE_PREF_SIZE);
            texts.getChildren().add(todo);
        }
        HBox box = new HBox(new FontIcon(kind.equals("blocker") ? "mdal-block" : "mdal-info"), texts);
        box.getStyleClass().addAll("notice", "notice-" + kind);
        if (way != null) {
            box.getChildren().add(way);
        }
        return box;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void apply() {
        model.apply();
    }

    @FXML
    private void back() {
        model.back();
    }

    @FXML
    private void copySql() {
        Clip.copy(model.script());
    }

    @FXML
    private void copyFingerprint() {
        Plan plan = model.planProperty().get();
        if (plan != null) {
            Clip.copy(plan.fingerprint().value());
        }
    }
}
