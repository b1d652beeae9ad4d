package dev.tidemark.adapter.liquibase;

/** A file of a changelog that cannot be taken apart. */
final class BadFile extends Exception {
    private static final long serialVersionUID = 1L;
    private final String words;
    private final String advice;
    private final int line;

    BadFile(String words, String advice, int line, Throwable cause) {
        super(words, cause);
        this.words = words;
        this.advice = advice;
        this.line = line;
    }

    BadFile(String words, String advice, int line) {
        super(words);
        this.words = words;
        this.advice = advice;
        this.line = line;
    }

    /** What is wrong, to stand behind the file's name. */
    String words() {
        return words;
    }

    /** What to do. */
    String advice() {
        return advice;
    }

    /** Where, from 1; 0 where it is not known. */
    int line() {
        return line;
    }
}
