package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Plan;
import dev.tidemark.ui.control.AgreementPane;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.control.Late;
import dev.tidemark.ui.plan.PlanRow.Danger;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The plan on screen: what stands against it, every statement, and the agreement. */
public final class PlanController {
    private static final int ROWS_ABOVE = 3;
    private static final double NOTICES_HEIGHT = 150;
    private static final double LOW_NOTICES = 64;
    private static final double LOW = 680;

    private final PlanViewModel model;
    private final PlanReader reader;
    private final Messages messages;
    private final PlanWords words;
    private final PathChooser chooser;
    private final AgreementPane agreement;

    private Late late = new Late();

    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private Label summary;

    @FXML
    private Button copySql;

    @FXML
    private MenuButton save;

    @FXML
    private FlowPane facts;

    @FXML
    private HBox tools;

    @FXML
    private TextField planSearch;

    @FXML
    private Label found;

    @FXML
    private FlowPane risks;

    @FXML
    private Label counting;

    @FXML
    private Button foldAll;

    @FXML
    private ToggleButton asSent;

    @FXML
    private ScrollPane noticeScroll;

    @FXML
    private VBox notices;

    @FXML
    private StackPane body;

    @FXML
    private ListView<PlanRow> list;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyText;

    @FXML
    private Label saved;

    @FXML
    private HowBar how;

    @FXML
    private HBox actions;

    @FXML
    private Button apply;

    /** With the plan, and what chooses files to save it in. */
    public PlanController(PlanViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.reader = model.reader();
        this.messages = messages;
        this.words = new PlanWords(messages);
        this.chooser = chooser;
        this.agreement = new AgreementPane(model.consent(), messages);
    }

    @FXML
    private void initialize() {
        late = new Late(title, empty);
        // As high as what stands against it needs, as long as that leaves room for reading.
        notices.heightProperty().subscribe(this::fit);
        root.heightProperty().subscribe(this::fit);
        list.setItems(reader.rows());
        list.setCellFactory(view -> new PlanCell(messages, reader, model::markInstead));
        new PlanKeys(list, reader, messages, model::markInstead).install(
                root, new PlanKeys.Ways(this::apply, model::back, this::search, model::howItRuns, model::trialRun),
                this::danger);
        planSearch.textProperty().bindBidirectional(reader.queryProperty());
        planSearch.setOnAction(event -> show(reader.step(1)));
        reader.queryProperty().subscribe(text -> {
            list.refresh();
            if (!text.isBlank()) {
                show(reader.foundRow());
            }
        });
        found.textProperty().bind(reader.foundProperty());
        found.textProperty().subscribe(text -> list.refresh());
        asSent.selectedProperty().bindBidirectional(reader.asSentProperty());
        asSent.selectedProperty().subscribe(sent -> summarize());
        reader.rows().subscribe(
                () -> foldAll.setText(messages.text(reader.anyFolded() ? "plan.unfoldAll" : "plan.foldAll")));
        saved.textProperty().bind(model.savedProperty());
        saved.textProperty().subscribe(text -> shown(saved, !text.isEmpty()));
        actions.getChildren().addFirst(agreement);
        HBox.setHgrow(agreement, Priority.ALWAYS);
        agreement.setMinWidth(0);
        agreement.onEnter(this::apply);
        apply.disableProperty().bind(model.readyProperty().not());
        how.show(model, messages);
        model.how().nowProperty().subscribe(terms -> told());
        counting.textProperty().bind(model.countingProperty());
        model.stateProperty().subscribe(state -> show());
        // What was found about the plan that is shown adds to it; neither the focus nor what was agreed to moves.
        model.planProperty().subscribe(plan -> chips());
        counting.textProperty().subscribe(text -> chips());
    }

    private void fit() {
        boolean low = root.getHeight() < LOW;
        agreement.compact(low);
        boolean asked = low && agreement.isVisible();
        noticeScroll.setMinHeight(Math.min(asked ? LOW_NOTICES : NOTICES_HEIGHT, notices.getHeight() + 2));
    }

    /** Puts the focus where reading starts. */
    public void focus() {
        list.requestFocus();
    }

    /** Puts the focus into the search field. */
    public void search() {
        planSearch.requestFocus();
        planSearch.selectAll();
    }

    private void show() {
        body.getChildren().removeIf(FailurePanel.class::isInstance);
        notices.getChildren().clear();
        Plan plan = model.stateProperty().get() == PlanViewModel.State.READY ? model.planProperty().get() : null;
        boolean some = plan != null && !plan.isEmpty();
        list.setVisible(some);
        empty.setVisible(!some);
        shown(tools, some);
        shown(facts, plan != null);
        copySql.setDisable(plan == null || plan.statementCount() == 0);
        save.setDisable(!some);
        shown(apply, some);
        shown(agreement, plan != null && some && plan.blockers().isEmpty() && model.consent().asks());
        chips();
        if (plan != null) {
            ready(plan);
        } else if (model.failureProperty().get() != null && model.stateProperty().get() == PlanViewModel.State.FAILED) {
            failed();
        } else {
            title.setText(messages.text("plan.loading"));
            summary.setText("");
            emptyText.setText(messages.text("plan.loading.text"));
        }
        shown(noticeScroll, !notices.getChildren().isEmpty());
        fit();
        late.loading(plan == null && model.stateProperty().get() == PlanViewModel.State.LOADING);
    }

    private void ready(Plan plan) {
        title.setText(words.title(plan));
        summarize();
        apply.setText(words.button(plan));
        boolean blocked = !plan.blockers().isEmpty();
        emptyText.setText(blocked ? "" : messages.text("plan.empty"));
        facts.getChildren().setAll(new PlanFacts(model, messages).nodes(plan));
        notices(plan);
        agreement.ask();
        list.requestFocus();
    }

    private void notices(Plan plan) {
        PlanNotices made = new PlanNotices(model, messages, () -> save.show());
        notices.getChildren().clear();
        plan.blockers().forEach(blocker -> notices.getChildren().add(made.of(blocker)));
        model.notes().forEach(note -> notices.getChildren().add(made.note(note)));
    }

    /** What the plan says changes where another way to run it is chosen. */
    private void told() {
        Plan plan = model.planProperty().get();
        if (plan != null && model.stateProperty().get() == PlanViewModel.State.READY) {
            summarize();
            notices(plan);
            shown(noticeScroll, !notices.getChildren().isEmpty());
            fit();
        }
    }

    private void summarize() {
        Plan plan = model.planProperty().get();
        if (plan != null) {
            summary.setText(words.summary(plan, model.database(), asSent.isSelected(), model.how()));
        }
    }

    private void chips() {
        risks.getChildren().clear();
        if (model.stateProperty().get() == PlanViewModel.State.READY) {
            reader.dangers().forEach((danger, count) -> risks.getChildren().add(chip(danger, count)));
        }
        if (!counting.getText().isEmpty()) {
            risks.getChildren().add(counting);
        }
        shown(risks, !risks.getChildren().isEmpty());
    }

    private Button chip(Danger danger, int count) {
        Button chip = new Button(messages.text("plan.danger." + danger.name(), count), new FontIcon(danger.icon()));
        chip.getStyleClass().addAll("small", "danger-chip", "chip-" + danger.weight());
        chip.setTooltip(new Tooltip(messages.text("plan.danger.tip")));
        chip.setMinWidth(Button.USE_PREF_SIZE);
        chip.setOnAction(event -> {
            show(reader.danger(danger, list.getSelectionModel().getSelectedIndex(), 1));
            list.requestFocus();
        });
        return chip;
    }

    private void danger(int by) {
        show(reader.danger(null, list.getSelectionModel().getSelectedIndex(), by));
    }

    private void show(int row) {
        if (row >= 0) {
            list.getSelectionModel().clearAndSelect(row);
            list.getFocusModel().focus(row);
            list.scrollTo(Math.max(0, row - ROWS_ABOVE));
        }
    }

    private void failed() {
        title.setText(messages.text("plan.failed"));
        summary.setText("");
        emptyText.setText("");
        var failure = model.failureProperty().get();
        if (failure != null) {
            Button again = new Button(messages.text("try.again"));
            again.setOnAction(event -> model.make());
            body.getChildren().add(new FailurePanel(messages, failure).with(again));
        }
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void apply() {
        if (!agreement.isVisible() || !agreement.focusMissing()) {
            model.apply();
        }
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
    private void foldAll() {
        reader.foldAll();
    }

    @FXML
    private void next() {
        show(reader.step(1));
    }

    @FXML
    private void previous() {
        show(reader.step(-1));
    }

    @FXML
    private void saveScript() {
        save("plan.save.script.title", model.fileName() + ".sql", model::saveScript);
    }

    @FXML
    private void savePlan() {
        save("plan.save.plan.title", model.fileName() + ".plan.json", model::savePlan);
    }

    private void save(String titleKey, String name, Consumer<Path> saving) {
        @Nullable
        Path file = chooser.save(messages.text(titleKey), null, name);
        if (file != null) {
            saving.accept(file);
        }
    }
}
