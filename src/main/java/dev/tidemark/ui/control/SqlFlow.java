package dev.tidemark.ui.control;

import dev.tidemark.domain.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One line of highlighted SQL. */
public final class SqlFlow extends TextFlow {
    /** How wide a character of JetBrains Mono is at the size that the style sheet gives it. */
    private static final double CHARACTER = 7.5;

    private static final String TAB = "    ";

    /** Empty. */
    public SqlFlow() {
        getStyleClass().add("sql-line");
    }

    /** Shows these tokens instead; an indent is kept where the line wraps. */
    public void show(List<SqlToken> tokens) {
        boolean indented = !tokens.isEmpty() && tokens.getFirst().kind() == SqlToken.Kind.SPACE;
        double indent = indented ? tokens.getFirst().text().replace("\t", TAB).length() * CHARACTER : 0;
        setPadding(new Insets(0, 0, 0, indent));
        getChildren().setAll(tokens.stream().skip(indented ? 1 : 0).map(SqlFlow::text).toList());
    }

    private static Text text(SqlToken token) {
        Text text = new Text(token.text());
        text.getStyleClass().addAll("tok", token.kind().name().toLowerCase(Locale.ROOT));
        return text;
    }
}
