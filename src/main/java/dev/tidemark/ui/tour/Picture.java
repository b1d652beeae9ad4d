package dev.tidemark.ui.tour;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** A picture of a window and of what pops up over it, as a file. */
final class Picture {
    private Picture() {}

    /** The window as it looks now. On the window's thread. */
    static BufferedImage of(Stage stage) {
        Region root = (Region) stage.getScene().getRoot();
        SnapshotParameters whole = new SnapshotParameters();
        whole.setViewport(new Rectangle2D(0, 0, root.getWidth(), root.getHeight()));
        BufferedImage picture = image(root.snapshot(whole, null), BufferedImage.TYPE_INT_RGB);
        Graphics2D over = picture.createGraphics();
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window instanceof PopupWindow && window.isShowing() && window.getScene() != null) {
                int x = (int) Math.round(window.getX() - stage.getX() - stage.getScene().getX());
                int y = (int) Math.round(window.getY() - stage.getY() - stage.getScene().getY());
                over.drawImage(image(of(window.getScene()), BufferedImage.TYPE_INT_ARGB), x, y, null);
            }
        }
        over.dispose();
        return picture;
    }

    private static WritableImage of(Scene scene) {
        SnapshotParameters whole = new SnapshotParameters();
        whole.setFill(Color.TRANSPARENT);
        whole.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
        return scene.getRoot().snapshot(whole, null);
    }

    private static BufferedImage image(WritableImage image, int type) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, type);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    /** Writes it; may be called on any thread. */
    static Path write(BufferedImage picture, Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The picture " + file + " cannot be written", e);
        }
        return file;
    }
}
