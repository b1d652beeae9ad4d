package dev.tidemark.domain.sql;

/**
 * A piece of SQL text. All tokens of a text, joined, are the text.
 *
 * @param kind what it is
 * @param text exactly as it stands
 * @param start where it begins, in UTF-16 units from 0
 */
public record SqlToken(Kind kind, String text, int start) {

    /** What a piece of SQL is. */
    public enum Kind {
        /** A reserved or common word. */
        KEYWORD,
        /** A data type's name. */
        TYPE,
        /** A name, quoted or not. */
        NAME,
        /** A string, dollar-quoted ones too. */
        STRING,
        /** A number. */
        NUMBER,
        /** A comment, with its marks. */
        COMMENT,
        /** Operators, brackets, separators. */
        PUNCTUATION,
        /** Blanks and line ends. */
        SPACE
    }

    /** Whether it is that word, whatever its case. */
    public boolean is(String word) {
        return text.equalsIgnoreCase(word);
    }
}
