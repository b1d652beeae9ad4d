package dev.tidemark.ui.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.image.Image;

/** The program's icon in the sizes that windows, task bars and switchers want. */
public final class WindowIcons {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private WindowIcons() {}

    /** All of them, small ones first; the system takes the one that fits. */
    public static List<Image> all() {
        return SIZES.stream().map(WindowIcons::image).toList();
    }

    /** The one to show inside the window. */
    public static Image large() {
        return image(256);
    }

    private static Image image(int size) {
        String file = "/dev/tidemark/ui/icons/tidemark-" + size + ".png";
        try (InputStream in = WindowIcons.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("The program was put together without " + file);
            }
            return new Image(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The icon cannot be read", e);
        }
    }
}
