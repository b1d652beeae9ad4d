package dev.tidemark.ui.view;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts on screen. Placeholders and plurals are those of {@link MessageFormat}. */
public final class Messages {
    private final ResourceBundle bundle;

    /** The texts in the person's language, as far as there are any. */
    public Messages() {
        this(ResourceBundle.getBundle("dev.tidemark.ui.messages", Locale.getDefault()));
    }

    /** Those of {@code bundle}. */
    public Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The bundle itself, for FXML. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** The text of {@code key} with {@code arguments} put in. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
    }

    /**
     * That {@code file} was written.
     *
     * @param replaced whether one was there
     */
    public String saved(Path file, boolean replaced) {
        return text(replaced ? "saved.replaced" : "saved", file.toAbsolutePath().toString());
    }
}
