package dev.tidemark.ui.journal;

import java.util.Map;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cells of the table of runs. */
final class RunLogCells {
    private RunLogCells() {}

    /** A value in words. */
    static class Text<T> extends TableCell<RunLogRow, T> {
        private final Function<T, String> words;

        Text(Function<T, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : words.apply(value));
        }
    }

    /** A number, aligned at its end. */
    static final class Amount<T> extends Text<T> {
        Amount(Function<T, String> words) {
            super(words);
            setAlignment(Pos.CENTER_RIGHT);
        }
    }

    /** How a run ended, by glyph, word and colour. */
    static final class Outcome extends TableCell<RunLogRow, String> {
        private static final Map<String, String> ICONS = Map.of(
                "completed", "mdal-check_circle", "failed", "mdal-error", "refused", "mdal-block", "cancelled",
                "mdmz-pause_circle_outline", "interrupted", "mdmz-priority_high", "running",
                "mdmz-play_circle_outline");

        private final RunLogViewModel model;
        private final FontIcon icon = new FontIcon("mdal-info");

        Outcome(RunLogViewModel model) {
            this.model = model;
            getStyleClass().add("outcome-cell");
        }

        @Override
        protected void updateItem(@Nullable String word, boolean empty) {
            super.updateItem(word, empty);
            ICONS.keySet().forEach(
                    each -> pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(word) && !empty));
            if (empty || word == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            icon.setIconLiteral(ICONS.getOrDefault(word, "mdal-info"));
            setGraphic(icon);
            setText(model.words(word));
        }
    }
}
