package dev.tidemark.ui.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * How large texts are, in percent, and with them icons, rows and the space around. The style sheet is written for 100; for
 * another size every length in it is multiplied, because JavaFX has no unit that grows with the window's font for all of
 * them.
 */
public final class TextSize {
    /** The smallest, which is the usual one. */
    public static final int SMALLEST = 100;
    /** The largest. */
    public static final int LARGEST = 200;
    /** Between two sizes. */
    public static final int STEP = 25;

    private static final String SHEET = "/dev/tidemark/ui/tidemark.css";
    private static final Pattern LENGTHS = Pattern.compile(
            "(-fx-(?:font-size|icon-size|padding|spacing|label-padding|graphic-text-gap|[hv]gap|fixed-cell-size|cell-size"
                    + "|(?:min|pref|max)-(?:width|height)|background-radius|border-radius)\\s*:)([^;}]*)");
    private static final Pattern LENGTH = Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+)?)(px)?(?![\\w.%])");

    private final ReadOnlyIntegerWrapper percent = new ReadOnlyIntegerWrapper(SMALLEST);

    /** The size in percent. */
    public ReadOnlyIntegerProperty percentProperty() {
        return percent.getReadOnlyProperty();
    }

    /** That size, or the nearest that there is. */
    public void set(int wanted) {
        percent.set(Math.clamp(wanted, SMALLEST, LARGEST));
    }

    /** The next larger one. */
    public void larger() {
        set(percent.get() + STEP);
    }

    /** The next smaller one. */
    public void smaller() {
        set(percent.get() - STEP);
    }

    /** The style sheet for this size, as an address. */
    public String sheet() {
        URL location = Objects.requireNonNull(TextSize.class.getResource(SHEET));
        if (percent.get() == SMALLEST) {
            return location.toExternalForm();
        }
        try (InputStream in = location.openStream()) {
            String css = scaled(new String(in.readAllBytes(), StandardCharsets.UTF_8), percent.get());
            return "data:text/css;base64,"
                    + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The style sheet cannot be read", e);
        }
    }

    /** The style sheet with every length multiplied; what is relative to the font already, and colours, stay. */
    static String scaled(String css, int percent) {
        return LENGTHS.matcher(css).replaceAll(declaration -> java.util.regex.Matcher.quoteReplacement(
                declaration.group(1)
                        + LENGTH.matcher(declaration.group(2)).replaceAll(length -> scaled(length, percent))));
    }

    private static String scaled(MatchResult length, int percent) {
        BigDecimal value = new BigDecimal(length.group(1)).multiply(BigDecimal.valueOf(percent, 2));
        String unit = length.group(2) == null ? "" : length.group(2);
        return value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + unit;
    }
}
