package dev.tidemark.ui.view;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * The texts on screen. Placeholders and plurals are those of {@link MessageFormat}; {@code @FIND} becomes the key of that
 * {@link Shortcut}.
 */
public final class Messages {
    private final ResourceBundle bundle;

    /** The texts in the person's language, as far as there are any. */
    public Messages() {
        this(ResourceBundle.getBundle("dev.tidemark.ui.messages", Locale.getDefault()));
    }

    /** Those of {@code bundle}. */
    public Messages(ResourceBundle bundle) {
        this.bundle = new WithKeys(bundle);
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

    /** A bundle whose texts name keys as this system writes them. */
    private static final class WithKeys extends ResourceBundle {
        private static final Pattern KEY = Pattern.compile("@([A-Z_]+)");

        private final ResourceBundle texts;

        WithKeys(ResourceBundle texts) {
            this.texts = texts;
        }

        @Override
        protected Object handleGetObject(String key) {
            String text = texts.getString(key);
            return text.indexOf('@') < 0
                    ? text
                    : KEY.matcher(text).replaceAll(found -> Shortcut.valueOf(found.group(1)).shown());
        }

        @Override
        public boolean containsKey(String key) {
            return texts.containsKey(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return texts.getKeys();
        }

        @Override
        public Locale getLocale() {
            return texts.getLocale();
        }
    }
}
