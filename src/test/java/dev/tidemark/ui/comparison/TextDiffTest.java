package dev.tidemark.ui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TextDiffTest {
    @Test
    void onlyTheWordsThatDifferAreMarked() {
        TextDiff.Pieces pieces = TextDiff.of("total numeric(12,2) NOT NULL", "total numeric(8,2)");
        assertThat(marked(pieces.left())).containsExactly("12", " NOT NULL");
        assertThat(marked(pieces.right())).containsExactly("8");
    }

    @Test
    void thePiecesPutTogetherAreTheTexts() {
        String left = "a b\n  c(1, 2)\n\nd";
        String right = "a x\n  c(1,2) e";
        TextDiff.Pieces pieces = TextDiff.of(left, right);
        assertThat(whole(pieces.left())).isEqualTo(left);
        assertThat(whole(pieces.right())).isEqualTo(right);
    }

    @Test
    void equalTextsHaveNothingMarked() {
        assertThat(marked(TextDiff.of("id bigint", "id bigint").left())).isEmpty();
    }

    @Test
    void anEmptyTextLacksEverything() {
        assertThat(marked(TextDiff.of("id bigint", "").left())).containsExactly("id bigint");
    }

    @Test
    void textsTooLongToCompareAreMarkedWhole() {
        String left = "word ".repeat(4000);
        assertThat(marked(TextDiff.of(left, left + "more").left())).containsExactly(left);
        assertThat(marked(TextDiff.of(left, left).left())).isEmpty();
    }

    private static List<String> marked(List<TextDiff.Piece> pieces) {
        return pieces.stream().filter(TextDiff.Piece::differs).map(TextDiff.Piece::text).toList();
    }

    private static String whole(List<TextDiff.Piece> pieces) {
        return pieces.stream().map(TextDiff.Piece::text).collect(Collectors.joining());
    }
}
