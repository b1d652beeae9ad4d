package dev.tidemark.application.port;

/** Tells a person who looks at something else that a run ended. */
@FunctionalInterface
public interface DesktopNotices {
    /** Tells nobody. */
    DesktopNotices NONE = (title, text) -> {};

    /**
     * Shows a notice in the desktop's own way, where there is one. Returns at once and never throws.
     *
     * @param title a word or two
     * @param text one sentence, without SQL and secrets
     */
    void show(String title, String text);
}
