package dev.tidemark.ui.timeline;

import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailureText;
import dev.tidemark.ui.control.SqlView;
import dev.tidemark.ui.control.StateLook;
import dev.tidemark.ui.timeline.DetailViewModel.Sql;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The right side of the window: what is known about the selected revision. */
public final class DetailController {
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
    private Label note;

    @FXML
    private GridPane facts;

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
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        facts.getColumnConstraints().addAll(labels, values);
        directions.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                directions.selectToggle(before);
            }
            showSql();
        });
        model.entryProperty().subscribe(this::show);
        model.sqlProperty().subscribe(now -> showSql());
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

    private void show(@Nullable TimelineEntry entry) {
        root.setVisible(entry != null);
        if (entry == null) {
            return;
        }
        StateLook look = StateLook.of(entry.state());
        title.setText(entry.title());
        id.setText(entry.id().id() + "  ·  " + entry.id().path());
        badge.setText(messages.text(look.key()));
        for (String kind : List.of("applied", "pending", "changed", "failed", "muted")) {
            badge.pseudoClassStateChanged(PseudoClass.getPseudoClass(kind), kind.equals(look.kind()));
        }
        note.setText(entry.note());
        note.setVisible(!entry.note().isEmpty());
        note.setManaged(!entry.note().isEmpty());
        facts.getChildren().clear();
        int row = 0;
        for (DetailFacts fact : DetailFacts.of(entry, messages)) {
            Label name = new Label(fact.label());
            name.getStyleClass().add("fact-name");
            name.setMinWidth(Label.USE_PREF_SIZE);
            Label value = new Label(fact.value());
            value.getStyleClass().add("fact-value");
            value.setWrapText(true);
            value.setMinHeight(Label.USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            facts.addRow(row++, name, value);
        }
        directions.selectToggle(entry.state().wouldRun() || !entry.recorded() ? up : down);
    }

    private void showSql() {
        boolean goesUp = up.isSelected();
        switch (model.sqlProperty().get()) {
            case Sql.Loading loading -> note(messages.text("detail.sql.loading"));
            case Sql.Unknown unknown -> {
                FailureText words = new FailureText(messages);
                note(words.what(unknown.failure()) + " " + words.advice(unknown.failure()));
            }
            case Sql.Known known -> {
                boolean there = (goesUp ? known.up() : known.down()) != null;
                List<String> texts = goesUp ? known.upTexts() : known.downTexts();
                if (texts.isEmpty()) {
                    String what = there ? "detail.sql.none" : goesUp ? "detail.sql.noFile" : "detail.sql.noRollback";
                    note(messages.text(what));
                } else {
                    sql.show(texts);
                    sql.describe(messages.text(goesUp ? "detail.sql.up" : "detail.sql.down"));
                    visible(true);
                }
            }
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
