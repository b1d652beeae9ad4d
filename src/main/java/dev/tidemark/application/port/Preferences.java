package dev.tidemark.application.port;

import org.jspecify.annotations.Nullable;

/**
 * What this computer remembers between two starts: sizes, looks, what was open lately. Never a secret, and never anything
 * that a team shares. Never throws: what cannot be read is not known, and what cannot be kept is forgotten at the end.
 */
public interface Preferences {
    /** Remembers nothing. */
    Preferences NONE = new Preferences() {
        @Override
        public @Nullable String find(String key) {
            return null;
        }

        @Override
        public void keep(String key, @Nullable String value) {}
    };

    /**
     * What was kept under {@code key}, or null.
     *
     * @param key words joined by dots, such as {@code window.width}
     */
    @Nullable
    String find(String key);

    /** Keeps {@code value} under {@code key}; null forgets it. It is on the disk when this returns. */
    void keep(String key, @Nullable String value);
}
