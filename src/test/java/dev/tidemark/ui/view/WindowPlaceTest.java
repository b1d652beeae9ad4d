package dev.tidemark.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class WindowPlaceTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1600, 1000);
    private static final Rectangle2D RIGHT = new Rectangle2D(1600, 0, 1024, 700);

    @Test
    void aPlaceIsReadAsItWasWritten() {
        WindowPlace place = new WindowPlace(new Rectangle2D(10, 20, 1280, 800), true);
        assertThat(WindowPlace.parse(place.text())).isEqualTo(place);
        assertThat(place.text()).isEqualTo("10 20 1280 800 maximised");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1 2 3", "a b c d", "0 0 -5 8", "0 0 0 0", "NaN 0 0 1"})
    void whatIsNoPlaceIsNone(String text) {
        assertThat(WindowPlace.parse(text)).isNull();
    }

    @Test
    void aPlaceOnAScreenIsKept() {
        WindowPlace place = new WindowPlace(new Rectangle2D(100, 50, 1200, 800), false);
        assertThat(place.on(List.of(LEFT, RIGHT))).isEqualTo(place);
    }

    @Test
    void aPlaceOnAScreenThatIsGoneIsForgotten() {
        WindowPlace place = new WindowPlace(new Rectangle2D(1700, 50, 800, 600), false);
        assertThat(place.on(List.of(LEFT))).isNull();
        assertThat(place.on(List.of(LEFT, RIGHT))).isEqualTo(place);
    }

    @Test
    void aWindowLargerThanItsScreenIsMadeToFit() {
        WindowPlace place = new WindowPlace(new Rectangle2D(1500, -30, 1280, 800), false);
        WindowPlace fitted = place.on(List.of(LEFT, RIGHT));
        assertThat(fitted).isEqualTo(new WindowPlace(new Rectangle2D(1600, 0, 1024, 700), false));
    }

    @Test
    void aWindowHalfOutsideIsMovedOntoItsScreen() {
        WindowPlace place = new WindowPlace(new Rectangle2D(1000, 500, 1000, 700), false);
        assertThat(place.on(List.of(LEFT))).isEqualTo(new WindowPlace(new Rectangle2D(600, 300, 1000, 700), false));
    }
}
