package dev.tidemark.ui.timeline;

import dev.tidemark.application.Status;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.control.Late;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Wrapping;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The centre of the window: search, filter, and the rows. */
public final class TimelineController {
    private static final double ROOM_FOR_COUNTS = 540;
    private static final Duration WHILE_TYPING = Duration.millis(60);

    private final TimelineViewModel model;
    private final Messages messages;
    private final Runnable showSql;
    private final PauseTransition typing = new PauseTransition(WHILE_TYPING);
    private final FilterPopup filter;

    @FXML
    private VBox root;

    private Late late = new Late();

    @FXML
    private TextField search;

    @FXML
    private ToggleGroup modes;

    @FXML
    private ToggleButton all;

    @FXML
    private ToggleButton pending;

    @FXML
    private ToggleButton problems;

    @FXML
    private Button filterButton;

    @FXML
    private Button orderButton;

    @FXML
    private FontIcon orderIcon;

    @FXML
    private Button foldButton;

    @FXML
    private FontIcon foldIcon;

    @FXML
    private Wrapping findBar;

    @FXML
    private HBox found;

    @FXML
    private Label foundPlace;

    @FXML
    private ToggleButton narrow;

    @FXML
    private FlowPane chips;

    @FXML
    private Label count;

    @FXML
    private Button clear;

    @FXML
    private StackPane body;

    @FXML
    private ListView<TimelineRow> list;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    @FXML
    private Button showAll;

    /** With what it shows, and what takes the focus to the selected revision's SQL. */
    public TimelineController(TimelineViewModel model, Messages messages, Runnable showSql) {
        this.model = model;
        this.messages = messages;
        this.showSql = showSql;
        filter = new FilterPopup(model, messages);
    }

    @FXML
    private void initialize() {
        late = new Late(empty);
        LiftView lift = new LiftView(messages);
        body.getChildren().add(lift);
        RowHands hands = new RowHands(model, messages, list, lift, showSql);
        searching();
        filtering();
        model.rows().subscribe(() -> changed(hands));
        model.selectedProperty().subscribe(entry -> hands.select());
        model.stateProperty().subscribe(state -> changed(hands));
        model.failureProperty().subscribe(failure -> changed(hands));
    }

    private void searching() {
        // What is typed quickly is looked for once.
        typing.setOnFinished(event -> model.textProperty().set(search.getText()));
        search.textProperty().subscribe((before, now) -> {
            if (now.isEmpty()) {
                typing.stop();
                model.textProperty().set(now);
            } else if (!now.equals(model.textProperty().get())) {
                typing.playFromStart();
            }
        });
        model.textProperty().subscribe(text -> {
            if (!text.equals(search.getText())) {
                search.setText(text);
            }
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                step(!event.isShiftDown());
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN && list.isVisible()) {
                list.requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F3) {
                step(!event.isShiftDown());
                event.consume();
            }
        });
        narrow.selectedProperty().bindBidirectional(model.narrowingProperty());
        model.matchesProperty().subscribe(now -> bar());
    }

    private void filtering() {
        all.setUserData(TimelineFilter.Mode.ALL);
        pending.setUserData(TimelineFilter.Mode.PENDING);
        problems.setUserData(TimelineFilter.Mode.PROBLEMS);
        modes.selectedToggleProperty().subscribe((before, now) -> chosen(before, now));
        root.widthProperty().subscribe((before, now) -> {
            if (before.doubleValue() > ROOM_FOR_COUNTS != now.doubleValue() > ROOM_FOR_COUNTS) {
                bar();
            }
        });
        model.filterProperty().subscribe(now -> {
            TimelineFilter.Mode mode = now.mode();
            modes.selectToggle(
                    modes.getToggles().stream().filter(t -> t.getUserData() == mode).findFirst().orElse(null));
            chips.getChildren().clear();
            FilterChips.of(now, messages).forEach(chip -> chips.getChildren().add(button(chip)));
            bar();
        });
        model.orderProperty().subscribe(order -> {
            String other = messages.text("action.order." + order.other().word());
            orderIcon.setIconLiteral(order == TimelineOrder.NEWEST_FIRST ? "mdal-arrow_downward" : "mdal-arrow_upward");
            orderButton.setAccessibleText(other);
            orderButton.getTooltip().setText(messages.text("timeline.order." + order.word()) + "\n" + other);
            list.setAccessibleText(messages.text("timeline.list." + order.word()));
        });
    }

    private Button button(FilterChips chip) {
        Button button = new Button(chip.label(), new FontIcon("mdal-close"));
        button.getStyleClass().add("chip");
        button.setAccessibleText(messages.text("chip.remove", chip.label()));
        button.setOnAction(event -> {
            model.filterProperty().set(chip.without());
            list.requestFocus();
        });
        return button;
    }

    /** Puts the focus into the search field. */
    public void search() {
        search.requestFocus();
        search.selectAll();
    }

    /** Puts the focus on the rows. */
    public void focus() {
        list.requestFocus();
    }

    @FXML
    private void showAll() {
        model.clearFilter();
    }

    @FXML
    private void filter() {
        filter.toggle(filterButton);
    }

    @FXML
    private void order() {
        model.orderProperty().set(model.orderProperty().get().other());
    }

    @FXML
    private void foldAll() {
        model.foldAll(!model.allFolded());
    }

    @FXML
    private void next() {
        step(true);
    }

    @FXML
    private void previous() {
        step(false);
    }

    private void step(boolean down) {
        if (!search.getText().equals(model.textProperty().get())) {
            typing.stop();
            model.textProperty().set(search.getText());
        } else {
            model.next(down);
        }
    }

    private void chosen(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null && before != null && model.filterProperty().get().mode() == before.getUserData()) {
            modes.selectToggle(before);
        } else if (now != null && now.getUserData() instanceof TimelineFilter.Mode mode
                && model.filterProperty().get().mode() != mode) {
            model.filterProperty().set(model.filterProperty().get().withStates(mode.states()));
        }
    }

    private void changed(RowHands hands) {
        hands.show();
        body.getChildren().removeIf(FailurePanel.class::isInstance);
        boolean failed = model.stateProperty().get() == TimelineViewModel.State.FAILED;
        boolean loading = model.stateProperty().get() == TimelineViewModel.State.LOADING;
        boolean none = model.rows().isEmpty();
        boolean appears = !list.isVisible() && !failed && !none && !search.isFocused();
        list.setVisible(!failed && !none);
        if (appears) {
            list.requestFocus();
        }
        empty.setVisible(!failed && none);
        late.loading(loading);
        if (failed && model.failureProperty().get() != null) {
            Button again = new Button(messages.text("try.again"));
            again.setOnAction(event -> model.refresh());
            FailurePanel panel = new FailurePanel(messages, model.failureProperty().get()).with(again);
            StackPane.setMargin(panel, new Insets(16));
            body.getChildren().add(panel);
        }
        boolean filtered = model.counts()[1] > 0;
        Status status = model.statusProperty().get();
        boolean fresh = status != null && status.changelog().present();
        String what = loading ? "loading" : filtered ? "filtered" : fresh ? "fresh" : "nothing";
        emptyTitle.setText(messages.text("timeline.empty." + what));
        emptyText.setText(loading ? "" : messages.text("timeline.empty." + what + ".text"));
        showAll.setVisible(filtered && !loading);
        bar();
        hands.select();
    }

    /** What is on, how much of it there is, and how to get rid of it. */
    private void bar() {
        int[] counts = model.counts();
        TimelineViewModel.Matches matches = model.matchesProperty().get();
        boolean looking = matches.count() >= 0;
        boolean filtered = counts[0] != counts[1];
        boolean on = looking || filtered || !model.filterProperty().get().showsAll();
        findBar.setVisible(on);
        findBar.setManaged(on);
        found.setVisible(looking);
        found.setManaged(looking);
        String how = matches.count() == 0
                ? "timeline.found.none"
                : matches.place() == 0 ? "timeline.found.some" : "timeline.found";
        foundPlace.setText(messages.text(how, matches.place(), matches.count()));
        count.setText(messages.text(filtered ? "timeline.count.some" : "timeline.count", counts[0], counts[1]));
        clear.setText(messages.text(filtered ? "timeline.showAll" : "timeline.clear"));
        boolean room = root.getWidth() > ROOM_FOR_COUNTS;
        count(all, "timeline.all.count", room ? counts[1] : 0);
        count(pending, "timeline.pending.count", room ? model.count(TimelineFilter.Mode.PENDING) : 0);
        count(problems, "timeline.problems.count", room ? model.count(TimelineFilter.Mode.PROBLEMS) : 0);
        boolean folded = model.allFolded();
        foldIcon.setIconLiteral(folded ? "mdmz-unfold_more" : "mdmz-unfold_less");
        foldButton.setAccessibleText(messages.text(folded ? "action.unfoldAll" : "action.foldAll"));
        foldButton.getTooltip().setText(messages.text(folded ? "timeline.unfoldAll.tip" : "timeline.foldAll.tip"));
    }

    private void count(ToggleButton button, String key, int number) {
        button.setText(messages.text(key, number));
    }
}
