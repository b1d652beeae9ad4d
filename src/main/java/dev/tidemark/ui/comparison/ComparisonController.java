package dev.tidemark.ui.comparison;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.ui.comparison.ComparisonViewModel.State;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import dev.tidemark.ui.view.Shortcut;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The comparison on screen: both sides, the differences, the one that is selected, and what is done with those ticked. */
public final class ComparisonController {
    private static final double MARGIN = 16;

    private final ComparisonViewModel model;
    private final Messages messages;
    private final PathChooser chooser;
    private final ComparisonWords words;
    private final Map<Weight, ToggleButton> weights = new EnumMap<>(Weight.class);
    private final DifferencePane difference;
    private final EmptyState empty;
    private final ToggleButton ignored = new ToggleButton();
    private @Nullable String selected;
    private boolean choosing;

    @FXML
    private VBox root;

    @FXML
    private Label subtitle;

    @FXML
    private ComboBox<SideChoice> left;

    @FXML
    private ComboBox<SideChoice> right;

    @FXML
    private Button swap;

    @FXML
    private Button again;

    @FXML
    private Node save;

    @FXML
    private TextField query;

    @FXML
    private HBox filters;

    @FXML
    private StackPane body;

    @FXML
    private Node filled;

    @FXML
    private ListView<ComparisonRow> list;

    @FXML
    private VBox side;

    @FXML
    private Label saved;

    @FXML
    private Label notes;

    @FXML
    private Label ticked;

    @FXML
    private Button draft;

    @FXML
    private HBox actions;

    /** With a comparison, and what chooses files. */
    public ComparisonController(ComparisonViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
        this.words = new ComparisonWords(messages);
        this.difference = new DifferencePane(model, messages, this::ignore);
        this.empty = new EmptyState(model, messages, chooser, this::showAll);
    }

    @FXML
    private void initialize() {
        body.getChildren().add(empty);
        side(left);
        side(right);
        for (Weight weight : Weight.values()) {
            WeightLook look = WeightLook.of(weight);
            FontIcon icon = new FontIcon(look.icon());
            icon.getStyleClass().add(look.style());
            ToggleButton button = new ToggleButton("", icon);
            button.setId("weight" + weight);
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.getStyleClass().addAll("small", "weight-filter");
            button.setTooltip(new Tooltip(messages.text("compare.filter.tip")));
            button.setOnAction(event -> model.toggle(weight));
            weights.put(weight, button);
            filters.getChildren().add(button);
        }
        ignored.setGraphic(new FontIcon("mdmz-visibility_off"));
        ignored.setId("showIgnored");
        ignored.setMinWidth(Button.USE_PREF_SIZE);
        ignored.getStyleClass().addAll("small", "weight-filter");
        ignored.setTooltip(new Tooltip(messages.text("compare.filter.ignored.tip")));
        ignored.setOnAction(event -> model.toggleIgnored());
        filters.getChildren().add(ignored);
        list.setItems(model.rows());
        list.setCellFactory(view -> new ComparisonCell(
                messages, model.sidesProperty()::get, model::fold, model::tick));
        list.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        list.setOnKeyPressed(this::listKey);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        query.textProperty().subscribe(model::search);
        model.rows().subscribe(this::reselect);
        model.sidesProperty().subscribe(sides -> show());
        model.stateProperty().subscribe(state -> show());
        model.filterProperty().subscribe(filter -> show());
        model.tickedProperty().subscribe(count -> show());
    }

    /** Puts the focus on the differences. */
    public void focus() {
        if (filled.isVisible()) {
            list.requestFocus();
        } else if (!empty.focus()) {
            left.requestFocus();
        }
    }

    /** Puts the focus into the search field. */
    public void search() {
        query.requestFocus();
        query.selectAll();
    }

    private void key(KeyEvent event) {
        if (Shortcut.FIND.matches(event)) {
            search();
        } else if (Shortcut.REFRESH.matches(event)) {
            model.compare();
        } else if (Shortcut.APPLY.matches(event)) {
            draft();
        } else if (event.getCode() == KeyCode.ESCAPE && model.stateProperty().get() == State.COMPARING) {
            model.cancel();
        } else if (event.getCode() == KeyCode.ESCAPE && !query.getText().isEmpty()) {
            query.clear();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.back();
        } else {
            return;
        }
        event.consume();
    }

    private void listKey(KeyEvent event) {
        ComparisonRow row = list.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        if (event.getCode() == KeyCode.SPACE) {
            model.tick(row);
        } else if (Shortcut.COPY.matches(event)) {
            copy();
        } else if (row instanceof ComparisonRow.Group group
                && (event.getCode() == KeyCode.LEFT && !group.folded()
                        || event.getCode() == KeyCode.RIGHT && group.folded())) {
            model.fold(group);
        } else {
            return;
        }
        event.consume();
    }

    private void side(ComboBox<SideChoice> box) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable SideChoice choice) {
                return choice == null ? "" : words.side(choice);
            }

            @Override
            public @Nullable SideChoice fromString(String text) {
                return null;
            }
        });
        box.setItems(model.choices());
        box.setOnAction(event -> chosen());
    }

    private void chosen() {
        SideChoice one = left.getValue();
        SideChoice other = right.getValue();
        if (choosing || one == null || other == null) {
            return;
        }
        SideChoice wanted = file(one);
        SideChoice found = file(other);
        if (wanted != null && found != null) {
            model.choose(wanted, found);
        }
        show();
    }

    private @Nullable SideChoice file(SideChoice choice) {
        if (choice.kind() != SideChoice.Kind.CHOOSE_FILE) {
            return choice;
        }
        Path file = chooser.file(messages.text("compare.chooseFile"), null);
        return file == null
                ? null
                : new SideChoice(SideChoice.Kind.FILE, String.valueOf(file.getFileName()), file, -1);
    }

    private void reselect() {
        String wanted = selected;
        ComparisonRow found = model.rows().stream()
                .filter(row -> row.key().equals(wanted))
                .findFirst()
                .orElseGet(() -> model.rows().stream()
                        .filter(ComparisonRow.Item.class::isInstance)
                        .findFirst()
                        .orElse(null));
        if (found == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(found);
        }
        selected(found);
        show();
    }

    private void selected(@Nullable ComparisonRow row) {
        side.getChildren().clear();
        if (row != null) {
            selected = row.key();
            switch (row) {
                case ComparisonRow.Item item -> difference.show(item);
                case ComparisonRow.Group group -> difference.show(group);
            }
            VBox.setVgrow(difference, javafx.scene.layout.Priority.ALWAYS);
            side.getChildren().add(difference);
        }
    }

    private void ignore(IgnoreViewModel asked) {
        IgnorePanel panel = new IgnorePanel(asked, messages, () -> side.getChildren().setAll(difference));
        side.getChildren().setAll(panel, difference);
        Node reason = panel.lookup("#ignoreReason");
        if (reason != null) {
            reason.requestFocus();
        }
    }

    private void show() {
        State state = model.stateProperty().get();
        Comparing.Answer answer = model.answerProperty().get();
        choosing = true;
        left.setValue(model.sidesProperty().get().left());
        right.setValue(model.sidesProperty().get().right());
        choosing = false;
        boolean ready = state == State.READY && answer != null;
        long total = answer == null ? 0 : answer.comparison().differences().size();
        weights.forEach((weight, button) -> {
            button.setText(messages.text("compare.filter." + weight, model.count(weight)));
            button.setSelected(model.filterProperty().get().weights().contains(weight));
        });
        ignored.setText(messages.text("compare.filter.ignored", model.ignored().size()));
        ignored.setSelected(model.filterProperty().get().ignored());
        filters.setVisible(ready);
        query.setDisable(!ready);
        swap.setDisable(state == State.COMPARING);
        again.setDisable(state == State.COMPARING);
        save.setDisable(!ready);
        subtitle.setText(ready
                ? messages.text("compare.count", total)
                : messages.text("compare.subtitle"));
        boolean some = ready && !model.rows().isEmpty();
        filled.setVisible(some);
        shown(actions, ready);
        notes.setText(answer == null ? "" : String.join("\n", answer.notes()));
        shown(notes, ready && !notes.getText().isEmpty());
        int count = model.tickedProperty().get();
        ticked.setText(messages.text("compare.ticked", count));
        draft.setText(messages.text("compare.draft", count));
        draft.setDisable(count == 0 || !model.draftable());
        draft.getTooltip().setText(messages.text(
                !model.draftable() ? "compare.draft.why" : count == 0 ? "compare.draft.none" : "compare.draft.tip"));
        empty(state, some, total);
    }

    private void empty(State state, boolean some, long total) {
        body.getChildren().removeIf(FailurePanel.class::isInstance);
        Failure failure = model.failureProperty().get();
        boolean failed = state == State.FAILED && failure != null;
        empty.setVisible(!some && !failed);
        if (failed) {
            Button retry = new Button(messages.text("try.again"));
            retry.setTooltip(new Tooltip(messages.text("compare.again.tip")));
            retry.setOnAction(event -> model.compare());
            FailurePanel panel = new FailurePanel(messages, failure).with(retry);
            StackPane.setMargin(panel, new Insets(MARGIN));
            body.getChildren().add(panel);
        } else {
            empty.show(state, total);
        }
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void back() {
        model.back();
    }

    @FXML
    private void swap() {
        model.swap();
    }

    @FXML
    private void again() {
        model.compare();
    }

    @FXML
    private void showAll() {
        query.clear();
        model.clearFilter();
    }

    @FXML
    private void tickAll() {
        model.tickAll(true);
    }

    @FXML
    private void tickNone() {
        model.tickAll(false);
    }

    @FXML
    private void copy() {
        Comparing.Answer answer = model.answerProperty().get();
        if (answer != null) {
            Clip.copy(words.report(model.sidesProperty().get(), answer.comparison()));
        }
    }

    @FXML
    private void saveLeft() {
        save(true);
    }

    @FXML
    private void saveRight() {
        save(false);
    }

    private void save(boolean leftSide) {
        Path file = chooser.save(messages.text("compare.save"), null, "schema.json");
        if (file != null) {
            model.save(leftSide, file, replaced -> {
                saved.setText(messages.saved(file, replaced));
                shown(saved, true);
            });
        }
    }

    @FXML
    private void draft() {
        if (!draft.isDisabled()) {
            model.draft();
        }
    }
}
