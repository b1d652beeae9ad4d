package dev.tidemark.ui.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads a view: the FXML beside its controller, with the controller that was built for it. */
public final class ViewLoader {
    private final Messages messages;

    /** With these texts for the {@code %keys}. */
    public ViewLoader(Messages messages) {
        this.messages = messages;
    }

    /**
     * The view of {@code controller}: for {@code TimelineController}, {@code Timeline.fxml} in the same package.
     *
     * @throws UncheckedIOException where the program was put together wrongly and the view cannot be loaded
     */
    public Parent load(Object controller) {
        Class<?> type = controller.getClass();
        String name = type.getSimpleName().replace("Controller", "") + ".fxml";
        URL location = type.getResource(name);
        if (location == null) {
            throw new UncheckedIOException(new IOException("There is no " + name + " beside " + type.getName()));
        }
        FXMLLoader loader = new FXMLLoader(location, messages.bundle());
        loader.setControllerFactory(wanted -> {
            if (!wanted.isInstance(controller)) {
                throw new IllegalStateException(name + " wants a " + wanted.getName());
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be loaded", e);
        }
    }
}
