package dev.tidemark.ui.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * Where the window stands on the screens.
 *
 * @param bounds where it stands while it is not maximised, in the screens' units
 * @param maximised whether it fills its screen
 */
public record WindowPlace(Rectangle2D bounds, boolean maximised) {
    /** How much of it must be on a screen to be found again. */
    private static final double VISIBLE = 100;

    private static final int NUMBERS = 4;

    /** As {@link #text} wrote it; null where it is not such a text. */
    public static @Nullable WindowPlace parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.strip().split(" ");
        try {
            double[] numbers = Arrays.stream(parts).limit(NUMBERS).mapToDouble(Double::parseDouble).toArray();
            boolean whole = numbers.length == NUMBERS && numbers[2] > 0 && numbers[3] > 0;
            return whole
                    ? new WindowPlace(new Rectangle2D(numbers[0], numbers[1], numbers[2], numbers[3]),
                            parts.length > NUMBERS)
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** As a text to keep. */
    public String text() {
        return String.format(
                Locale.ROOT, "%.0f %.0f %.0f %.0f%s", bounds.getMinX(), bounds.getMinY(), bounds.getWidth(),
                bounds.getHeight(), maximised ? " maximised" : "");
    }

    /** The same place, as far as there is a screen there: no larger than that screen, and wholly on it; else null. */
    public @Nullable WindowPlace on(List<Rectangle2D> screens) {
        return screens.stream()
                .filter(screen -> overlap(screen, bounds) > 0)
                .max(Comparator.comparingDouble(screen -> overlap(screen, bounds)))
                .map(screen -> new WindowPlace(fitted(bounds, screen), maximised))
                .orElse(null);
    }

    /** {@code wanted}, made small enough for {@code screen} and moved onto it. */
    public static Rectangle2D fitted(Rectangle2D wanted, Rectangle2D screen) {
        double width = Math.min(wanted.getWidth(), screen.getWidth());
        double height = Math.min(wanted.getHeight(), screen.getHeight());
        return new Rectangle2D(
                Math.clamp(wanted.getMinX(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(wanted.getMinY(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }

    private static double overlap(Rectangle2D screen, Rectangle2D window) {
        double width = Math.min(screen.getMaxX(), window.getMaxX()) - Math.max(screen.getMinX(), window.getMinX());
        double height = Math.min(screen.getMaxY(), window.getMaxY()) - Math.max(screen.getMinY(), window.getMinY());
        return width < VISIBLE || height < VISIBLE ? 0 : width * height;
    }
}
