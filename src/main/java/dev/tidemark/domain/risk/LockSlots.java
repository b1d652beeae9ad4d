package dev.tidemark.domain.risk;

import dev.tidemark.domain.sql.SqlToken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Adds up how many places of PostgreSQL's lock table the statements of one transaction take, rather too many than too few: a
 * lock is kept until the transaction ends, one place for each relation, index, sequence and dropped object. What a function does
 * that is called cannot be seen.
 */
public final class LockSlots {
    /** More than any lock table has: what goes with it cannot be told from the statement. */
    public static final long UNBOUNDED = Long.MAX_VALUE / 4;

    /** The transaction itself, its savepoint, the schema, the owner, the run lock, the catalogs that stay locked. */
    private static final long BESIDES = 12;

    /** A table with the relation and the index for its long values, its two types, its schema and owner. */
    private static final int TABLE = 6;

    private static final int DDL = 4;
    private static final int CALLED = 64;
    private static final Set<String> PLAIN = Set.of("insert", "update", "delete", "merge", "select", "with", "values");
    private static final Set<String> CALLS = Set.of("do", "call", "execute");
    private static final Set<String> NUMBERED = Set.of("serial", "bigserial", "smallserial", "identity");
    private static final Set<String> INDEXED = Set.of("key", "unique", "exclude");

    private final Map<String, Integer> widths = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private long total = BESIDES;

    /**
     * At the beginning of a transaction.
     *
     * @param widths how many places go with the relations that are there already, by name as statements have them
     */
    public LockSlots(Map<String, Integer> widths) {
        widths.forEach((name, width) -> this.widths.put(LockRisks.key(name), width));
    }

    /** The names in {@code sql} that may be relations, as it has them. */
    public static Set<String> names(String sql) {
        Set<String> names = new LinkedHashSet<>();
        for (List<SqlToken> statement : LockRisks.statements(sql)) {
            boolean table = createsTable(statement);
            for (int i = 0; i < statement.size(); i++) {
                if (isName(statement.get(i)) && (i == 0 || !statement.get(i - 1).text().equals("."))
                        && (!table || leads(statement, i))) {
                    names.add(name(statement, i));
                }
            }
        }
        return names;
    }

    /** Whether a table's definition names another relation there, and not a column. */
    private static boolean leads(List<SqlToken> statement, int at) {
        if (statement.stream().anyMatch(t -> t.is("select"))) {
            return true;
        }
        SqlToken before = statement.get(Math.max(0, at - 1));
        return before.is("references") || before.is("like") || before.is("of")
                || before.text().equals("(") && at > 1 && statement.get(at - 2).is("inherits");
    }

    private static boolean isName(SqlToken token) {
        return switch (token.kind()) {
            case NAME, KEYWORD, TYPE -> true; // a word of SQL may be a table's name all the same
            case STRING, NUMBER, COMMENT, PUNCTUATION, SPACE -> false;
        };
    }

    private static String name(List<SqlToken> statement, int at) {
        StringBuilder name = new StringBuilder(statement.get(at).text());
        for (int i = at + 1; i + 1 < statement.size() && statement.get(i).text().equals(".")
                && isName(statement.get(i + 1)); i += 2) {
            name.append('.').append(statement.get(i + 1).text());
        }
        return name.toString();
    }

    /** Adds a statement's; gives what the transaction takes with it. */
    public long next(String sql) {
        for (List<SqlToken> statement : LockRisks.statements(sql)) {
            if (!statement.isEmpty()) {
                total = Math.min(UNBOUNDED, total + one(statement));
            }
        }
        return total;
    }

    private long one(List<SqlToken> statement) {
        String first = statement.getFirst().text().toLowerCase(Locale.ROOT);
        boolean open = has(statement, "cascade") && first.equals("drop")
                && (is(statement, 1, "schema") || is(statement, 1, "extension") || is(statement, 1, "type"))
                || is(statement, 1, "owned") || first.equals("reassign");
        if (open) {
            return UNBOUNDED;
        }
        long places = PLAIN.contains(first) ? 1 : DDL;
        places += named(statement);
        if (CALLS.contains(first)) {
            places += CALLED;
        }
        if (first.equals("create") && is(statement, 1, "extension")) {
            places += 2L * CALLED;
        }
        if (createsTable(statement)) {
            places += created(statement);
        } else if (!PLAIN.contains(first)) {
            places += parts(statement, INDEXED) * 3 + parts(statement, NUMBERED) * 3 + actions(statement) * 3L;
        }
        return places;
    }

    /** The relations that it names and that were not named before; where one is rewritten, what takes its place as well. */
    private long named(List<SqlToken> statement) {
        boolean rewrites = is(statement, 0, "alter") || is(statement, 0, "truncate") || is(statement, 0, "refresh")
                || is(statement, 0, "cluster") || is(statement, 0, "reindex") || is(statement, 0, "drop");
        long places = 0;
        for (int i = 0; i < statement.size(); i++) {
            if (isName(statement.get(i))) {
                String key = LockRisks.key(name(statement, i));
                Integer width = widths.get(key);
                if (width != null && (seen.add(key) || rewrites)) {
                    places += rewrites ? 2L * width : width;
                }
            }
        }
        return places;
    }

    private long created(List<SqlToken> statement) {
        int width = TABLE + parts(statement, INDEXED) * 2 + parts(statement, NUMBERED) * 3;
        int at = 1;
        while (at < statement.size() && !statement.get(at).is("table")) {
            at++;
        }
        at++;
        if (is(statement, at, "if")) {
            at += 3;
        }
        if (at < statement.size()) {
            // When it is dropped again: what its columns have as well.
            widths.put(LockRisks.key(name(statement, at)), width + 2 * actions(statement));
            seen.add(LockRisks.key(name(statement, at)));
        }
        return width;
    }

    private static int parts(List<SqlToken> statement, Set<String> words) {
        return (int) statement.stream().filter(t -> words.contains(t.text().toLowerCase(Locale.ROOT))).count();
    }

    /** How many parts it has between commas. */
    private static int actions(List<SqlToken> statement) {
        return 1 + (int) statement.stream().filter(t -> t.text().equals(",")).count();
    }

    private static boolean createsTable(List<SqlToken> statement) {
        return is(statement, 0, "create")
                && statement.stream().limit(5).anyMatch(t -> t.is("table") || t.is("materialized"));
    }

    private static boolean has(List<SqlToken> statement, String word) {
        return statement.stream().anyMatch(t -> t.is(word));
    }

    private static boolean is(List<SqlToken> statement, int at, String word) {
        return at < statement.size() && statement.get(at).is(word);
    }
}
