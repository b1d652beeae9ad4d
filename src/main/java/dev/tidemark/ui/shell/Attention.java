package dev.tidemark.ui.shell;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.Desktop;
import dev.tidemark.ui.view.Messages;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Calls a person who looks at something else: by a notice of the desktop and a mark in the window's title, which goes when
 * they come back. Says which database and how it ended, and nothing of what was sent.
 */
final class Attention {
    private static final long WORTH_MILLIS = 5_000;

    private final Desktop notices;
    private final Messages messages;
    private final ReadOnlyStringWrapper mark = new ReadOnlyStringWrapper("");
    private boolean focused = true;

    Attention(Desktop notices, Messages messages) {
        this.notices = notices;
        this.messages = messages;
    }

    /** The window got or lost the focus. */
    void focused(boolean now) {
        focused = now;
        if (now) {
            mark.set("");
        }
    }

    /** A run ended after that long; a short one was watched. */
    void ended(String database, RunOutcome.Result result, long milliseconds) {
        if (milliseconds >= WORTH_MILLIS) {
            call(result.word(), database);
        }
    }

    /** A run waits for somebody else. */
    void blocked(String database) {
        call("blocked", database);
    }

    private void call(String word, String database) {
        if (!focused) {
            mark.set(messages.text("attention." + word));
            notices.show(messages.text("attention." + word), messages.text("attention.text." + word, database));
        }
    }

    /** What the window's title begins with; empty for nothing. */
    ReadOnlyStringProperty markProperty() {
        return mark.getReadOnlyProperty();
    }
}
