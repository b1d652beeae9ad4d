package dev.tidemark.ui.connection;

import java.util.function.Function;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** Something in words. */
final class WordsCell<T> extends ListCell<T> {
    private final Function<T, String> words;

    WordsCell(Function<T, String> words) {
        this.words = words;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : words.apply(item));
    }
}
