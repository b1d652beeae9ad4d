package dev.tidemark.ui.timeline;

import dev.tidemark.application.ShowSource;
import dev.tidemark.application.Status;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailureText;
import dev.tidemark.ui.control.SqlView;
import dev.tidemark.ui.control.StateLook;
import dev.tidemark.ui.timeline.DetailViewModel.Sql;
import dev.tidemark.ui.timeline.Standing.Way;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The right side of the window: what is known about the selected revision. */
public final class DetailController {
    private static final double LABELS = 92;

    private final DetailViewModel model;
    private final Messages messages;

    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private Label badge;

    @FXML
    private Label id;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox body;

    @FXML
    private VBox standing;

    @FXML
    private Label note;

    @FXML
    private FlowPane ways;

    @FXML
    private Hyperlink file;

    @FXML
    private Label lostFile;

    @FXML
    private HBox fileButtons;

    @FXML
    private GridPane facts;

    @FXML
    private VBox preconditions;

    @FXML
    private ToggleGroup directions;

    @FXML
    private ToggleButton up;

    @FXML
    private ToggleButton down;

    @FXML
    private Button copy;

    @FXML
    private SqlView sql;

    @FXML
    private Label sqlNote;

    /** With what it shows. */
    public DetailController(DetailViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(new ColumnConstraints(LABELS), values);
        // As high as its content wherever there is room; a wrapped text does not tell its height by itself.
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        directions.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                directions.selectToggle(before);
            }
            showSql();
        });
        model.entryProperty().subscribe(entry -> show(entry));
        model.statusProperty().subscribe(status -> facts());
        model.standingProperty().subscribe(said -> show(said));
        model.sqlProperty().subscribe(now -> showSql());
        PreconditionsView lines = new PreconditionsView(preconditions, messages, model::evaluate);
        model.conditionsProperty().subscribe(lines::show);
    }

    /** Puts the focus on the SQL. */
    public void focus() {
        if (sql.isVisible()) {
            sql.getChildren().getFirst().requestFocus();
        } else {
            up.requestFocus();
        }
    }

    @FXML
    private void copy() {
        Clip.copy(sql.text());
    }

    @FXML
    private void open() {
        model.source(ShowSource.Way.OPEN);
    }

    @FXML
    private void showFolder() {
        model.source(ShowSource.Way.SHOW_FOLDER);
    }

    @FXML
    private void copyPath() {
        Clip.copy(model.path());
    }

    private void show(@Nullable TimelineEntry entry) {
        root.setVisible(entry != null);
        if (entry == null) {
            return;
        }
        StateLook look = StateLook.of(entry.state());
        title.setText(entry.title());
        id.setText(entry.id().id());
        badge.setText(messages.text(look.key()));
        for (String kind : List.of("applied", "pending", "changed", "failed", "muted")) {
            PseudoClass colour = PseudoClass.getPseudoClass(kind);
            badge.pseudoClassStateChanged(colour, kind.equals(look.kind()));
            standing.pseudoClassStateChanged(colour, kind.equals(look.kind()));
        }
        place(entry);
        facts();
        directions.selectToggle(entry.state().wouldRun() || !entry.recorded() ? up : down);
        scroll.setVvalue(0);
    }

    private void facts() {
        TimelineEntry entry = model.entryProperty().get();
        Status status = model.statusProperty().get();
        if (entry != null && status != null) {
            FactLabels.fill(facts, DetailFacts.of(entry, status, messages), messages);
        }
    }

    private void show(@Nullable Standing said) {
        if (said == null) {
            return;
        }
        note.setText(said.sentences().stream()
                .map(s -> messages.text(s.key(), s.arguments().toArray()))
                .collect(Collectors.joining(" ")));
        ways.getChildren().clear();
        for (Way way : said.ways()) {
            Button button = new Button(messages.text(way.key()));
            button.getStyleClass().add("small");
            button.setOnAction(event -> go(way));
            ways.getChildren().add(button);
        }
        ways.setVisible(!said.ways().isEmpty());
        ways.setManaged(!said.ways().isEmpty());
    }

    private void go(Way way) {
        switch (way) {
            case Way.Plan plan -> model.plan(plan.request());
            case Way.Contexts contexts -> model.chooseContexts();
            case Way.Recover recover -> model.recover();
            case Way.Open open -> open();
        }
    }

    private void place(TimelineEntry entry) {
        Revision revision = entry.revision();
        String text = revision == null ? entry.id().path() : revision.place().toString();
        file.setText(text);
        file.setManaged(revision != null);
        file.setVisible(revision != null);
        fileButtons.setVisible(revision != null);
        fileButtons.setManaged(revision != null);
        lostFile.setText(revision == null ? messages.text("detail.file.lost", text) : "");
        lostFile.setVisible(revision == null);
        lostFile.setManaged(revision == null);
    }

    private void showSql() {
        boolean goesUp = up.isSelected();
        switch (model.sqlProperty().get()) {
            case Sql.Loading loading -> note(messages.text("detail.sql.loading"));
            case Sql.Unknown unknown -> {
                FailureText words = new FailureText(messages);
                note(words.what(unknown.failure()) + " " + words.advice(unknown.failure()));
            }
            case Sql.Known known -> show(known, goesUp);
        }
    }

    private void show(Sql.Known known, boolean goesUp) {
        boolean there = (goesUp ? known.up() : known.down()) != null;
        List<String> texts = goesUp ? known.upTexts() : known.downTexts();
        if (!texts.isEmpty()) {
            sql.show(texts);
            sql.describe(messages.text(goesUp ? "detail.sql.up" : "detail.sql.down"));
            visible(true);
        } else if (!known.problems().isEmpty()) {
            note(known.problems().getFirst().message() + " " + known.problems().getFirst().advice());
        } else if (there) {
            note(messages.text(goesUp ? "detail.sql.none" : "detail.sql.none.down"));
        } else {
            TimelineEntry entry = model.entryProperty().get();
            Revision revision = entry == null ? null : entry.revision();
            note(goesUp || revision == null
                    ? messages.text("detail.sql.noFile")
                    : messages.text("detail.sql.noRollback", revision.reversibility().why()));
        }
    }

    private void note(String text) {
        sqlNote.setText(text);
        visible(false);
    }

    private void visible(boolean there) {
        sql.setVisible(there);
        sqlNote.setVisible(!there);
        copy.setDisable(!there);
    }
}
