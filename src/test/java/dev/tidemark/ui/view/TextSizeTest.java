package dev.tidemark.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TextSizeTest {
    @Test
    void lengthsGrow() {
        assertThat(TextSize.scaled(".a { -fx-padding: 1 8 0 2.5; -fx-font-size: 13px; }", 150))
                .isEqualTo(".a { -fx-padding: 1.5 12 0 3.75; -fx-font-size: 19.5px; }");
        assertThat(TextSize.scaled(".a { -fx-min-width: 62; -fx-icon-size:14 }", 200))
                .isEqualTo(".a { -fx-min-width: 124; -fx-icon-size:28 }");
    }

    @Test
    void whatIsRelativeOrNoLengthStays() {
        for (String css : new String[]{
            ".a { -fx-font-size: 0.88em; }", ".a { -fx-background-color: rgba(10, 14, 20, 0.45); }",
            ".a { -fx-border-width: 1; -fx-opacity: 0.8; }", ".a { -fx-max-width: 50%; }",
            ".a { -fx-effect: dropshadow(three-pass-box, rgba(0, 0, 0, 0.3), 24, 0.1, 0, 8); }"}) {
            assertThat(TextSize.scaled(css, 200)).isEqualTo(css);
        }
    }

    @Test
    void itStaysBetweenTheSmallestAndTheLargest() {
        TextSize size = new TextSize();
        size.smaller();
        assertThat(size.percentProperty().get()).isEqualTo(100);
        for (int i = 0; i < 9; i++) {
            size.larger();
        }
        assertThat(size.percentProperty().get()).isEqualTo(200);
        size.set(130);
        size.larger();
        assertThat(size.percentProperty().get()).isEqualTo(155);
    }

    @Test
    void theUsualSizeIsTheFileItself() {
        TextSize size = new TextSize();
        assertThat(size.sheet()).endsWith("tidemark.css");
        size.set(150);
        assertThat(size.sheet()).startsWith("data:text/css;base64,");
    }
}
