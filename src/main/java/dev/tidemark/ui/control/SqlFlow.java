package dev.tidemark.ui.control;

import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One line of highlighted SQL, with places in it marked. */
public final class SqlFlow extends TextFlow {
    /** How wide a character of JetBrains Mono is at the size that the style sheet gives it. */
    private static final double CHARACTER = 7.5;

    private static final String TAB = "    ";

    private final List<Drawn> drawn = new ArrayList<>();

    /**
     * A marked place.
     *
     * @param from its first character in the line, from 0
     * @param to the character behind it
     * @param kind why it is marked
     */
    public record Mark(int from, int to, Kind kind) {
        /** Why a place is marked. */
        public enum Kind {
            /** A search found it. */
            FOUND,
            /** The search stands there. */
            CURRENT,
            /** The database points at it. */
            ERROR
        }
    }

    private record Drawn(int from, int to, Path area, Path line) {}

    /** Empty. */
    public SqlFlow() {
        getStyleClass().add("sql-line");
    }

    /** Shows these tokens instead; an indent is kept where the line wraps. */
    public void show(List<SqlToken> tokens) {
        show(tokens, List.of());
    }

    /** The same with marked places. */
    public void show(List<SqlToken> tokens, List<Mark> marks) {
        boolean indented = !tokens.isEmpty() && tokens.getFirst().kind() == SqlToken.Kind.SPACE;
        double indent = indented ? tokens.getFirst().text().replace("\t", TAB).length() * CHARACTER : 0;
        int skipped = indented ? tokens.getFirst().text().length() : 0;
        setPadding(new Insets(0, 0, 0, indent));
        List<Node> nodes = new ArrayList<>();
        drawn.clear();
        for (Mark mark : marks) {
            if (mark.to() > skipped) {
                Drawn made = new Drawn(Math.max(0, mark.from() - skipped), mark.to() - skipped, path(mark, "mark-area"),
                        path(mark, "mark-line"));
                drawn.add(made);
                nodes.add(made.area());
                nodes.add(made.line());
            }
        }
        tokens.stream().skip(indented ? 1 : 0).map(SqlFlow::text).forEach(nodes::add);
        getChildren().setAll(nodes);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        for (Drawn mark : drawn) {
            mark.area().getElements().setAll(getRangeShape(mark.from(), mark.to(), false));
            mark.line().getElements().setAll(getUnderlineShape(mark.from(), mark.to()));
        }
    }

    private static Path path(Mark mark, String style) {
        Path path = new Path();
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.getStyleClass().addAll(style, mark.kind().name().toLowerCase(Locale.ROOT));
        return path;
    }

    private static Text text(SqlToken token) {
        Text text = new Text(token.text());
        text.getStyleClass().addAll("tok", token.kind().name().toLowerCase(Locale.ROOT));
        return text;
    }
}
