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
    private static final int LINES_ABOVE = 2;

    private final ListView<List<SqlToken>> list = new ListView<>();
    private String text = "";
    private ErrorPlace error = ErrorPlace.NONE;

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
        error = ErrorPlace.NONE;
        List<List<SqlToken>> lines = new ArrayList<>();
        for (String statement : statements) {
            if (!lines.isEmpty()) {
                lines.add(List.of());
            }
            lines.addAll(SqlLines.of(SqlScript.ended(statement)));
        }
        list.getItems().setAll(lines);
    }

    /**
     * Shows the statement with the place marked at which the database saw an error, and scrolls there.
     *
     * @param position in characters from 1; 0 marks nothing
     */
    public void showFailed(String statement, int position) {
        show(List.of(statement));
        error = ErrorPlace.in(list.getItems(), statement, position);
        list.refresh();
        if (error.line() >= 0) {
            list.scrollTo(Math.max(0, error.line() - LINES_ABOVE));
            list.getSelectionModel().clearSelection();
            list.getFocusModel().focus(error.line());
        }
    }

    /** The statements as a script. */
    public String text() {
        return text;
    }

    /** Names it for those who hear the window. */
    public void describe(String name) {
        list.setAccessibleText(name);
    }

    private final class LineCell extends WrappedCell<List<SqlToken>> {
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
                flow.show(line, getIndex() == error.line() ? List.of(error.mark()) : List.of());
                setAccessibleText(line.stream().map(SqlToken::text).collect(Collectors.joining()));
                setGraphic(flow);
            }
        }
    }
}
