package dev.tidemark.ui.connection;

import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Where the focus was when an attempt to connect began. It comes back there: what is tried cannot be changed meanwhile. */
final class FocusMemory {
    private @Nullable Node owner;

    /** Before the form is closed or opened. */
    void before(boolean trying, Node form) {
        Scene scene = form.getScene();
        if (trying && scene != null) {
            owner = scene.getFocusOwner();
        }
    }

    /** After it was. */
    void after(boolean trying) {
        Node back = owner;
        if (!trying && back != null) {
            owner = null;
            back.requestFocus();
        }
    }
}
