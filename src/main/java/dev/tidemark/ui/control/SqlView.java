package dev.tidemark.ui.control;

import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Highlighted SQL to read and copy, statement under statement. */
public final class SqlView extends StackPane {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ListView<List<SqlToken>> list = new ListView<>();
    private String text = "";

    /** Empty. */
    public SqlView() {
        getStyleClass().add("sql-view");
        list.getStyleClass().add("sql-list");
        list.setCellFactory(view -> new LineCell());
        list.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                Clip.copy(text);
                event.consume();
            }
        });
        getChildren().add(list);
    }

    /** Shows these statements instead. */
    public void show(List<String> statements) {
        text = SqlScript.of(statements);
        List<List<SqlToken>> lines = new ArrayList<>();
        for (String statement : statements) {
            if (!lines.isEmpty()) {
                lines.add(List.of());
            }
            lines.addAll(SqlLines.of(SqlScript.ended(statement)));
        }
        list.getItems().setAll(lines);
    }

    /** The statements as a script. */
    public String text() {
        return text;
    }

    /** Names it for those who hear the window. */
    public void describe(String name) {
        list.setAccessibleText(name);
    }

    private static final class LineCell extends WrappedCell<List<SqlToken>> {
        private final SqlFlow flow = new SqlFlow();

        @Override
        protected Region content() {
            return flow;
        }

        @Override
        protected void updateItem(@Nullable List<SqlToken> line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
            } else {
                flow.show(line);
                setAccessibleText(line.stream().map(SqlToken::text).collect(Collectors.joining()));
                setGraphic(flow);
            }
        }
    }
}
