package dev.tidemark.application.port;

/** The desktop around the window: tells a person who looks at something else, and says when the session ends. */
public interface Desktop {
    /** Tells nobody, and its session never ends. */
    Desktop NONE = new Desktop() {
        @Override
        public void show(String title, String text) {}

        @Override
        public void onSessionEnd(Runnable action) {}
    };

    /**
     * Shows a notice in the desktop's own way, where there is one. Returns at once and never throws.
     *
     * @param title a word or two
     * @param text one sentence, without SQL and secrets
     */
    void show(String title, String text);

    /**
     * Calls {@code action} when the system asks the program to end (SIGTERM, SIGHUP, SIGINT), instead of ending it at
     * once. The second time it is asked, the program ends. Called on a thread of its own.
     */
    void onSessionEnd(Runnable action);
}
