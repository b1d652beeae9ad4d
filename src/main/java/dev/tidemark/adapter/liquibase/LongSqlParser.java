package dev.tidemark.adapter.liquibase;

import java.util.ArrayList;
import java.util.List;
import liquibase.changelog.ChangeSet;
import liquibase.util.StandardSqlParser;
import liquibase.util.StringClauses;
import liquibase.util.grammar.SimpleSqlGrammarConstants;
import liquibase.util.grammar.SimpleSqlGrammarTokenManager;
import liquibase.util.grammar.Token;
import liquibase.util.grammar.TokenMgrError;
import org.jspecify.annotations.Nullable;

/**
 * Takes long SQL to the same pieces as Liquibase's parser does, in a time that grows with its length. Liquibase's own
 * copies what it has read of a text in quotes for every two thousand letters more, so that 10 MB take it many minutes, and
 * keeps a hash table of all pieces. Shorter SQL is left to Liquibase, and so is everything that cannot be read.
 */
final class LongSqlParser extends StandardSqlParser {
    /** From this many letters on. Below, Liquibase takes less than a second. */
    static final int LONG = 200_000;

    /** How many different short pieces are kept once only; a power of two. */
    private static final int SHARED = 4096;

    private final int from;

    LongSqlParser() {
        this(LONG);
    }

    LongSqlParser(int from) {
        this.from = from;
    }

    @Override
    public int getPriority() {
        return super.getPriority() + 1;
    }

    @Override
    public StringClauses parse(String sql, boolean spaces, boolean comments) {
        // Asked for views and procedures only, and for more than the pieces.
        return super.parse(sql, spaces, comments, null);
    }

    @Override
    public StringClauses parse(String sql, boolean spaces, boolean comments, @Nullable ChangeSet changeSet) {
        if (sql.length() < from) {
            return super.parse(sql, spaces, comments, changeSet);
        }
        try {
            return new Pieces(pieces(sql, spaces, comments), spaces ? "" : " ");
        } catch (RuntimeException | TokenMgrError e) {
            return super.parse(sql, spaces, comments, changeSet);
        }
    }

    private static List<String> pieces(String sql, boolean spaces, boolean comments) {
        SimpleSqlGrammarTokenManager tokens = new SimpleSqlGrammarTokenManager(new TextStream(sql));
        String[] shared = new String[SHARED];
        List<String> found = new ArrayList<>();
        for (Token token = tokens.getNextToken(); !token.image.isEmpty(); token = tokens.getNextToken()) {
            switch (token.kind) {
                case SimpleSqlGrammarConstants.WHITESPACE -> {
                    if (spaces) {
                        found.add(shared(shared, token.image));
                    }
                }
                case SimpleSqlGrammarConstants.LINE_COMMENT, SimpleSqlGrammarConstants.MULTI_LINE_COMMENT -> {
                    if (comments) {
                        boolean open = !spaces && token.kind == SimpleSqlGrammarConstants.LINE_COMMENT
                                && !token.image.endsWith("\n");
                        found.add(open ? token.image + "\n" : token.image);
                    }
                }
                default -> found.add(shared(shared, token.image.trim()));
            }
        }
        return found;
    }

    private static String shared(String[] shared, String piece) {
        if (piece.length() > 32) {
            return piece;
        }
        int at = piece.hashCode() * 31 >>> 8 & SHARED - 1;
        if (!piece.equals(shared[at])) {
            shared[at] = piece;
        }
        return shared[at];
    }

    /** Pieces that are only listed. */
    private static final class Pieces extends StringClauses {
        private final List<String> pieces;

        Pieces(List<String> pieces, String separator) {
            super(separator);
            this.pieces = pieces;
        }

        @Override
        public Object[] toArray(boolean stringify) {
            return pieces.toArray();
        }

        @Override
        public boolean isEmpty() {
            return pieces.isEmpty();
        }
    }
}
