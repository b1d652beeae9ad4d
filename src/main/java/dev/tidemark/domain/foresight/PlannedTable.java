package dev.tidemark.domain.foresight;

import dev.tidemark.domain.sql.SqlToken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table's rows will hold when the statements so far have run, as expressions over the rows that are there now: an
 * UPDATE of a column becomes a CASE, an added column its default. What cannot be followed is unknown from then on.
 */
final class PlannedTable {
    /** Functions that only compute. Anything else could be the user's own, and is not called. */
    private static final Set<String> PURE = Set.of(
            "length", "char_length", "character_length", "octet_length", "lower", "upper", "trim", "ltrim", "rtrim",
            "btrim", "substring", "substr", "replace", "concat", "coalesce", "nullif", "cast", "abs", "round", "floor",
            "ceil", "ceiling", "greatest", "least", "left", "right", "position", "extract", "in", "and", "or", "not",
            "when", "then", "else", "between", "like", "is", "values", "varchar", "char", "numeric", "decimal", "case");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private boolean made;
    private boolean lost;

    /** The plan itself makes the table, so none of its rows are there now. */
    void make() {
        made = true;
        lost = false;
        values.clear();
        types.clear();
        unknown.clear();
    }

    boolean made() {
        return made;
    }

    /** Nothing about its rows is known any more. */
    void lose() {
        lost = true;
    }

    boolean lost() {
        return lost;
    }

    /** A column comes to it. */
    void add(String column, String type, String value) {
        types.put(Words.key(column), type);
        values.put(Words.key(column), value);
    }

    /** Whether a column of that name that is there now would still be there. */
    boolean mayHave(String column) {
        String key = Words.key(column);
        return !made && !lost && !unknown.contains(key) && !types.containsKey(key);
    }

    /** What the column holds cannot be followed any more. */
    void forget(String column) {
        unknown.add(Words.key(column));
    }

    /** The type that the plan gives the column, or null where it is the one that is there. */
    @Nullable
    String type(String column) {
        return types.get(Words.key(column));
    }

    /** What the column will hold, or null where that cannot be told. */
    @Nullable
    String value(String column) {
        String key = Words.key(column);
        return lost || unknown.contains(key) ? null : values.getOrDefault(key, column);
    }

    /** Sets columns, all of them from the row as it was before. */
    void update(Map<String, Words> assignments, @Nullable Words condition) {
        String where = condition == null ? "" : after(condition);
        Map<String, String> fresh = new HashMap<>();
        for (Map.Entry<String, Words> each : assignments.entrySet()) {
            String value = after(each.getValue());
            String before = value(each.getKey());
            if (value == null || where == null || before == null) {
                forget(each.getKey());
            } else {
                fresh.put(
                        Words.key(each.getKey()),
                        condition == null
                                ? "(" + value + ")"
                                : "(CASE WHEN " + where + " THEN " + value + " ELSE " + before + " END)");
            }
        }
        values.putAll(fresh);
    }

    /** {@code expression} over the rows that are there now, or null where it cannot be told or is not safe to ask. */
    @Nullable
    String after(Words expression) {
        List<SqlToken> tokens = expression.rest();
        if (lost || tokens.isEmpty()) {
            return null;
        }
        int from = tokens.getFirst().start();
        StringBuilder made = new StringBuilder();
        int copied = from;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            boolean dotted = token.is(".");
            if (token.is("select") || dotted || (called && Words.nameLike(token) && !pure(token))) {
                return null;
            }
            String key = Words.key(token.text());
            if (Words.nameLike(token) && !called && unknown.contains(key)) {
                return null;
            }
            made.append(expression.source().substring(copied, token.start()));
            made.append(Words.nameLike(token) && !called && values.containsKey(key) ? values.get(key) : token.text());
            copied = token.start() + token.text().length();
        }
        return made.toString();
    }

    private static boolean pure(SqlToken token) {
        return PURE.contains(Words.key(token.text()));
    }
}
