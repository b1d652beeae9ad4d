package dev.tidemark.ui.control;

import dev.tidemark.domain.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One line of highlighted SQL. */
public final class SqlFlow extends TextFlow {
    /** Empty. */
    public SqlFlow() {
        getStyleClass().add("sql-line");
    }

    /** Shows these tokens instead. */
    public void show(List<SqlToken> tokens) {
        getChildren().setAll(tokens.stream().map(SqlFlow::text).toList());
    }

    private static Text text(SqlToken token) {
        Text text = new Text(token.text());
        text.getStyleClass().addAll("tok", token.kind().name().toLowerCase(Locale.ROOT));
        return text;
    }
}
