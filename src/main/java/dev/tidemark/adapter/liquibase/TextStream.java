package dev.tidemark.adapter.liquibase;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import liquibase.util.grammar.SimpleCharStream;

/** The letters of a text for Liquibase's grammar, without a buffer that would have to grow with the longest token. */
final class TextStream extends SimpleCharStream {
    private final String text;
    private int begin;
    private int next;

    TextStream(String text) {
        super(Reader.nullReader(), 1, 1, 1);
        this.text = text;
    }

    @Override
    public char BeginToken() throws IOException {
        begin = next;
        return readChar();
    }

    @Override
    public char readChar() throws IOException {
        if (next >= text.length()) {
            throw new EOFException();
        }
        return text.charAt(next++);
    }

    @Override
    public void backup(int amount) {
        next -= amount;
    }

    @Override
    public String GetImage() {
        return text.substring(begin, next);
    }

    @Override
    public char[] GetSuffix(int length) {
        return text.substring(next - length, next).toCharArray();
    }

    /** Nobody asks where a token stands; what cannot be read is read again by Liquibase's own stream. */
    @Override
    public int getBeginLine() {
        return 1;
    }

    @Override
    public int getBeginColumn() {
        return 1;
    }

    @Override
    public int getEndLine() {
        return 1;
    }

    @Override
    public int getEndColumn() {
        return 1;
    }
}
