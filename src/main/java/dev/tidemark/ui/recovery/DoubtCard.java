package dev.tidemark.ui.recovery;

import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.Presence;
import dev.tidemark.domain.recovery.ProbedStatement;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.ui.control.SqlFlow;
import dev.tidemark.ui.control.SqlLines;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A revision of which record and schema may not agree: what became of it, how that was seen, and the ways out. */
final class DoubtCard extends VBox {
    private static final int MOST_LINES = 12;
    private static final int MOST_STATEMENTS = 60;

    private final Messages messages;
    private final RecoveryWords words;

    /** Of {@code doubt}; a way out that is chosen is given to {@code chosen}. */
    DoubtCard(Doubt doubt, Messages messages, Consumer<Remedy> chosen) {
        this.messages = messages;
        words = new RecoveryWords(messages);
        getStyleClass().add("doubt-card");
        pseudoClassStateChanged(PseudoClass.getPseudoClass("agrees"), doubt.classification().agrees());
        getChildren().addAll(head(doubt), text(words.meaning(doubt), "doubt-meaning"));
        if (!doubt.evidence().isEmpty()) {
            VBox lines = new VBox();
            lines.getStyleClass().add("doubt-evidence");
            doubt.evidence().forEach(line -> lines.getChildren().add(bullet(line)));
            section("recovery.evidence", lines);
        }
        if (!doubt.statements().isEmpty()) {
            section(doubt.undoing() ? "recovery.statements.undo" : "recovery.statements", statements(doubt));
        }
        if (!doubt.remedies().isEmpty()) {
            section("recovery.ways", ways(doubt.remedies(), messages, chosen));
        }
    }

    private HBox head(Doubt doubt) {
        FontIcon icon = new FontIcon(RecoveryWords.icon(doubt.classification()));
        Label title = text(doubt.revision().id(), "doubt-title");
        Label id = text(doubt.title() + "  ·  " + doubt.revision().path(), "sub-text");
        VBox texts = new VBox(title, id);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        Label badge = new Label(words.badge(doubt.classification()), icon);
        badge.getStyleClass().addAll("badge", "doubt-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(texts, badge);
        head.getStyleClass().add("doubt-head");
        return head;
    }

    private void section(String key, Node body) {
        Label heading = new Label(messages.text(key));
        heading.getStyleClass().add("section");
        getChildren().addAll(heading, body);
    }

    private static HBox bullet(String line) {
        HBox box = new HBox(new Label("•"), text(line, "doubt-line"));
        box.getStyleClass().add("doubt-bullet");
        HBox.setHgrow(box.getChildren().getLast(), Priority.ALWAYS);
        return box;
    }

    private GridPane statements(Doubt doubt) {
        GridPane lines = new GridPane();
        lines.getStyleClass().add("probed-statements");
        ColumnConstraints texts = new ColumnConstraints();
        texts.setHgrow(Priority.ALWAYS);
        texts.setMinWidth(0);
        lines.getColumnConstraints().addAll(fixed(HPos.RIGHT), fixed(HPos.LEFT), texts);
        doubt.statements().stream().limit(MOST_STATEMENTS).forEach(s -> statement(lines, s));
        int more = doubt.statements().size() - MOST_STATEMENTS;
        if (more > 0) {
            lines.add(text(messages.text("recovery.statements.more", more), "sub-text"), 2, MOST_STATEMENTS);
        }
        return lines;
    }

    private static ColumnConstraints fixed(HPos side) {
        ColumnConstraints column = new ColumnConstraints();
        column.setMinWidth(USE_PREF_SIZE);
        column.setHalignment(side);
        return column;
    }

    private void statement(GridPane lines, ProbedStatement statement) {
        Presence presence = statement.presence();
        Label mark = new Label(words.presence(presence), new FontIcon(RecoveryWords.icon(presence)));
        mark.getStyleClass().add("presence");
        mark.pseudoClassStateChanged(
                PseudoClass.getPseudoClass(presence.name().toLowerCase(Locale.ROOT).replace('_', '-')), true);
        Label number = new Label(String.valueOf(statement.number()));
        number.getStyleClass().add("sub-text");
        VBox texts = sql(statement.sql());
        if (!statement.evidence().isEmpty()) {
            texts.getChildren().add(text(statement.evidence(), "sub-text"));
        }
        texts.setAccessibleRole(AccessibleRole.TEXT);
        texts.setAccessibleText(messages.text(
                "recovery.statement.spoken", statement.number(), words.presence(presence), statement.sql()));
        GridPane.setValignment(number, VPos.TOP);
        GridPane.setValignment(mark, VPos.TOP);
        lines.addRow(statement.number() - 1, number, mark, texts);
    }

    private VBox sql(String sql) {
        VBox texts = new VBox();
        texts.setMinWidth(0);
        List<List<SqlToken>> lines = SqlLines.of(sql);
        lines.stream().limit(MOST_LINES).forEach(line -> {
            SqlFlow flow = new SqlFlow();
            flow.show(line);
            flow.setMinHeight(USE_PREF_SIZE);
            texts.getChildren().add(flow);
        });
        if (lines.size() > MOST_LINES) {
            texts.getChildren().add(text(messages.text("recovery.lines.more", lines.size() - MOST_LINES), "sub-text"));
        }
        return texts;
    }

    /** A button for each way, the suggested one first, with what comes of it beside it. */
    static VBox ways(List<Remedy> remedies, Messages messages, Consumer<Remedy> chosen) {
        VBox ways = new VBox();
        ways.getStyleClass().add("remedies");
        remedies.stream().sorted((a, b) -> Boolean.compare(b.suggested(), a.suggested())).forEach(remedy -> {
            Button button = new Button(messages.text("recovery.way", remedy.title()));
            button.setMnemonicParsing(false); // names have underscores
            button.setId("remedy-" + remedy.kind().word());
            button.getStyleClass().add("remedy-button");
            if (remedy.suggested()) {
                button.getStyleClass().add("accent");
            }
            button.setMinWidth(USE_PREF_SIZE);
            button.setTooltip(new Tooltip(messages.text("recovery.way.tip")));
            button.setAccessibleHelp(remedy.consequence());
            button.setOnAction(event -> chosen.accept(remedy));
            VBox texts = new VBox();
            texts.setMinWidth(0);
            if (remedy.suggested()) {
                texts.getChildren().add(text(messages.text("recovery.suggested"), "remedy-suggested"));
            }
            texts.getChildren().add(text(remedy.consequence(), "remedy-consequence"));
            texts.setAlignment(Pos.CENTER_LEFT);
            VBox way = new VBox(button, texts);
            way.getStyleClass().add("remedy-way");
            ways.getChildren().add(way);
        });
        return ways;
    }

    /** A text that wraps. */
    static Label text(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
