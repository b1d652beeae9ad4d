package dev.tidemark.ui.comparison;

import java.util.ArrayList;
import java.util.List;

/** Which words of two texts differ, for showing them side by side. */
final class TextDiff {
    /** Beyond it the longest common part is not looked for: the table would be too large for a screen's patience. */
    private static final int LARGEST = 1_500;

    /**
     * A piece of a text.
     *
     * @param text the piece, spaces included
     * @param differs whether the other text lacks it
     */
    record Piece(String text, boolean differs) {}

    /**
     * Both texts in pieces.
     *
     * @param left the left one
     * @param right the right one
     */
    record Pieces(List<Piece> left, List<Piece> right) {}

    private TextDiff() {}

    /** The two texts in pieces; put together again, they are the texts. */
    static Pieces of(String left, String right) {
        List<String> a = words(left);
        List<String> b = words(right);
        if (a.size() > LARGEST || b.size() > LARGEST) {
            boolean differs = !left.equals(right);
            return new Pieces(List.of(new Piece(left, differs)), List.of(new Piece(right, differs)));
        }
        int[][] common = common(a, b);
        List<Piece> first = new ArrayList<>();
        List<Piece> second = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            if (a.get(i).equals(b.get(j))) {
                first.add(new Piece(a.get(i++), false));
                second.add(new Piece(b.get(j++), false));
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                first.add(new Piece(a.get(i++), true));
            } else {
                second.add(new Piece(b.get(j++), true));
            }
        }
        while (i < a.size()) {
            first.add(new Piece(a.get(i++), true));
        }
        while (j < b.size()) {
            second.add(new Piece(b.get(j++), true));
        }
        return new Pieces(joined(first), joined(second));
    }

    /** Words, and what stands between them; a line end is a piece of its own. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || kind(text.charAt(i)) != kind(text.charAt(i - 1)) || kind(text.charAt(i)) == 0) {
                words.add(text.substring(from, i));
                from = i;
            }
        }
        return words;
    }

    private static int kind(char letter) {
        if (Character.isLetterOrDigit(letter) || letter == '_') {
            return 1;
        }
        return letter == ' ' ? 2 : 0;
    }

    private static int[][] common(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }

    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!joined.isEmpty() && joined.getLast().differs() == piece.differs()) {
                Piece last = joined.removeLast();
                joined.add(new Piece(last.text() + piece.text(), piece.differs()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }
}
