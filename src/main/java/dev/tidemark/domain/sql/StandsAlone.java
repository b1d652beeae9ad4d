package dev.tidemark.domain.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds statements that PostgreSQL does not run inside a transaction (manual of PostgreSQL 18, the notes of each command; in the
 * server's source the callers of {@code PreventInTransactionBlock}). Pure.
 */
public final class StandsAlone {
    /** Up to this version a value cannot be added to a type inside a transaction. */
    private static final int VALUES_ALONE_UNTIL = 11;

    private static final Set<String> CLUSTER_LEVEL = Set.of("database", "tablespace", "subscription");

    private StandsAlone() {}

    /**
     * Why {@code sql} cannot be part of a transaction, a sentence; empty where it can.
     *
     * @param version the server's major version; 0 for the newest
     */
    public static String why(String sql, int version) {
        List<SqlToken> statement = new ArrayList<>();
        for (SqlToken token : SqlLexer.words(sql)) {
            if (!token.text().equals(";")) {
                statement.add(token);
                continue;
            }
            String why = one(statement, version);
            if (!why.isEmpty()) {
                return why;
            }
            statement.clear();
        }
        String last = one(statement, version);
        return last.isEmpty() && OwnTransaction.endsIn(sql) ? "It ends the transaction itself." : last;
    }

    private static String one(List<SqlToken> words, int version) {
        if (words.isEmpty()) {
            return "";
        }
        boolean concurrently = words.stream().anyMatch(w -> w.is("concurrently"));
        String first = words.getFirst().text().toUpperCase(Locale.ROOT);
        return switch (first) {
            case "CREATE", "DROP" -> {
                if (concurrently && words.stream().anyMatch(w -> w.is("index"))) {
                    yield cannot(first + " INDEX CONCURRENTLY");
                }
                boolean cluster = words.size() > 1 && CLUSTER_LEVEL.stream().anyMatch(words.get(1)::is);
                yield cluster ? cannot(first + " " + words.get(1).text().toUpperCase(Locale.ROOT)) : "";
            }
            case "REINDEX" -> {
                boolean wide = words.stream().anyMatch(w -> w.is("database") || w.is("system") || w.is("schema"));
                yield concurrently ? cannot("REINDEX CONCURRENTLY") : wide ? cannot("REINDEX of more than a table") : "";
            }
            case "VACUUM" -> cannot("VACUUM");
            case "CLUSTER" -> words.size() == 1 ? cannot("CLUSTER of all tables") : "";
            case "ALTER" -> alter(words, concurrently, version);
            default -> "";
        };
    }

    private static String alter(List<SqlToken> words, boolean concurrently, int version) {
        if (at(words, 1, "system")) {
            return cannot("ALTER SYSTEM");
        }
        if (at(words, 1, "table") && concurrently && words.stream().anyMatch(w -> w.is("detach"))) {
            return cannot("DETACH PARTITION CONCURRENTLY");
        }
        if (at(words, 1, "database") && words.stream().anyMatch(w -> w.is("tablespace"))) {
            return cannot("ALTER DATABASE SET TABLESPACE");
        }
        boolean old = version > 0 && version <= VALUES_ALONE_UNTIL;
        return old && addsValue(words) >= 0 ? cannot("ALTER TYPE ADD VALUE on PostgreSQL " + version) : "";
    }

    private static String cannot(String what) {
        return what + " cannot run inside a transaction.";
    }

    /** The value that the statement adds to a type, as a literal; empty where it adds none. */
    public static String addedValue(String sql) {
        if (!sql.toLowerCase(Locale.ROOT).contains("value")) {
            return "";
        }
        List<SqlToken> words = SqlLexer.words(sql);
        int at = addsValue(words);
        if (at < 0) {
            return "";
        }
        int literal = at(words, at, "if") ? at + 3 : at;
        return literal < words.size() && words.get(literal).text().startsWith("'") ? words.get(literal).text() : "";
    }

    /** Where it goes on after ADD VALUE, or -1. */
    private static int addsValue(List<SqlToken> words) {
        if (!at(words, 0, "alter") || !at(words, 1, "type")) {
            return -1;
        }
        for (int i = 2; i + 1 < words.size(); i++) {
            if (at(words, i, "add") && at(words, i + 1, "value")) {
                return i + 2;
            }
        }
        return -1;
    }

    private static boolean at(List<SqlToken> words, int index, String word) {
        return index < words.size() && words.get(index).is(word);
    }
}
