package dev.tidemark.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TextMatchTest {
    @Test
    void theCaseOfLettersAndSpacesAroundDoNotCount() {
        assertThat(TextMatch.at("Create USERS", " users ", 0)).isEqualTo(7);
        assertThat(TextMatch.at("Straße und STRASSE", "straße", 0)).isZero();
        assertThat(TextMatch.at("ÜBER", "über", 0)).isZero();
        assertThat(TextMatch.at("aXaX", "ax", 1)).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(TextMatch.in("users", "userz")).isFalse();
        assertThat(TextMatch.in("", "a")).isFalse();
        assertThat(TextMatch.at("users", "users", 1)).isNegative();
    }

    @Test
    void nothingIsEverywhere() {
        assertThat(TextMatch.in("users", "")).isTrue();
        assertThat(TextMatch.in("", "  ")).isTrue();
    }
}
