package dev.tidemark.domain.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An {@code UPDATE table SET ... [WHERE ...]} taken apart, so that it can be said of a range of its rows only.
 *
 * @param target what is updated, as it stands after UPDATE, without an alias; with ONLY where it says so
 * @param table the table's own name as it stands, with its schema
 * @param row the name by which the statement calls a row of it: its alias, else the table's name
 * @param head everything before WHERE
 * @param where the condition without the word WHERE; empty for none
 * @param sets the columns that it sets, without quotes and in lower case
 * @param readsItself whether it also reads the table that it changes
 * @param asksTheTime whether it asks for the time, which each batch has of its own
 */
public record SplitUpdate(
        String target, String table, String row, String head, String where, Set<String> sets, boolean readsItself,
        boolean asksTheTime) {
    private static final Set<String> ENDS = Set.of("returning", "limit", "fetch", "order", "offset");
    private static final Set<String> TIMES = Set.of(
            "now", "current_timestamp", "current_time", "current_date", "localtime", "localtimestamp",
            "clock_timestamp", "statement_timestamp", "transaction_timestamp", "sysdate", "systimestamp");

    public SplitUpdate {
        sets = Set.copyOf(sets);
    }

    /**
     * Takes {@code sql} apart.
     *
     * @throws Unsplittable where it is not one such statement
     */
    public static SplitUpdate of(String sql) throws Unsplittable {
        List<SqlToken> words = new ArrayList<>(SqlLexer.words(sql));
        while (!words.isEmpty() && words.getLast().text().equals(";")) {
            words.removeLast();
        }
        if (words.isEmpty() || !words.getFirst().is("update")) {
            throw new Unsplittable("is not an UPDATE table SET ... WHERE ...");
        }
        return new Reader(sql, words).read();
    }

    /** The statement for those rows only that also fulfil {@code condition}. */
    public String within(String condition) {
        return where.isEmpty()
                ? head + "\nWHERE " + condition
                : head + "\nWHERE (" + where + ")\n  AND " + condition;
    }

    /** A name without its quotes and, unless it had some, in lower case. */
    public static String plain(String name) {
        return name.startsWith("\"") ? name.replace("\"", "") : name.toLowerCase(Locale.ROOT);
    }

    /** Goes through the words once. */
    private static final class Reader {
        private final String sql;
        private final List<SqlToken> words;
        private int at = 1;

        Reader(String sql, List<SqlToken> words) {
            this.sql = sql;
            this.words = words;
        }

        SplitUpdate read() throws Unsplittable {
            boolean only = is(at, "only");
            at += only ? 1 : 0;
            String table = name();
            String alias = alias();
            if (!is(at, "set")) {
                throw new Unsplittable("is not an UPDATE table SET ... WHERE ...");
            }
            int set = at;
            int where = where();
            int last = words.size() - 1;
            String head = sql.substring(words.getFirst().start(), end(where < 0 ? last : where - 1));
            String condition = where < 0 ? "" : sql.substring(words.get(where + 1).start(), end(last));
            String own = table.substring(table.lastIndexOf('.') + 1);
            List<SqlToken> rest = words.subList(set, words.size());
            return new SplitUpdate(
                    only ? "ONLY " + table : table, table, alias.isEmpty() ? own : alias, head, condition,
                    sets(set, where < 0 ? words.size() : where), readsItself(rest, plain(own)),
                    rest.stream().anyMatch(w -> TIMES.contains(w.text().toLowerCase(Locale.ROOT))));
        }

        private boolean is(int i, String word) {
            return i < words.size() && words.get(i).is(word);
        }

        private int end(int i) {
            return words.get(i).start() + words.get(i).text().length();
        }

        private String name() throws Unsplittable {
            StringBuilder name = new StringBuilder();
            while (at < words.size()) {
                name.append(words.get(at++).text());
                if (at >= words.size() || !words.get(at).text().equals(".")) {
                    return name.toString();
                }
                name.append(words.get(at++).text());
            }
            throw new Unsplittable("is cut");
        }

        private String alias() {
            if (is(at, "*")) {
                at++;
            }
            if (is(at, "as")) {
                at++;
            }
            return at < words.size() && !is(at, "set") ? words.get(at++).text() : "";
        }

        /** Where WHERE stands, or -1; whatever else could limit or return rows is refused. */
        private int where() throws Unsplittable {
            int depth = 0;
            int where = -1;
            for (int i = at; i < words.size(); i++) {
                String text = words.get(i).text().toLowerCase(Locale.ROOT);
                depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
                if (text.equals(";")) {
                    throw new Unsplittable("is more than one statement");
                }
                if (text.equals("?")) {
                    throw new Unsplittable("has a ?, which stands for a value in a batch");
                }
                if (depth == 0 && ENDS.contains(text)) {
                    throw new Unsplittable("ends in " + text.toUpperCase(Locale.ROOT));
                }
                if (depth == 0 && where < 0 && text.equals("where")) {
                    where = i;
                }
            }
            if (where == words.size() - 1) {
                throw new Unsplittable("is cut");
            }
            if (where >= 0 && is(where + 1, "current") && is(where + 2, "of")) {
                throw new Unsplittable("is about the row of a cursor");
            }
            return where;
        }

        private Set<String> sets(int set, int end) {
            Set<String> found = new java.util.HashSet<>();
            int depth = 0;
            boolean target = true;
            String last = "";
            for (int i = set + 1; i < end; i++) {
                SqlToken word = words.get(i);
                if (depth == 0 && word.is("from") && !words.get(i - 1).is("distinct")) {
                    break;
                }
                if (word.text().equals("=") && target) {
                    found.add(last);
                    target = false;
                } else if (target && (word.text().equals(",") || word.text().equals(")"))) {
                    found.add(last);
                } else if (target) {
                    last = plain(word.text());
                } else if (depth == 0 && word.text().equals(",")) {
                    target = true;
                }
                depth += word.text().equals("(") ? 1 : word.text().equals(")") ? -1 : 0;
            }
            return found;
        }

        private static boolean readsItself(List<SqlToken> words, String table) {
            for (int i = 1; i < words.size(); i++) {
                SqlToken before = words.get(i - 1);
                boolean read = before.is("from") || before.is("join") || before.is("only");
                boolean schema = i + 2 < words.size() && words.get(i + 1).text().equals(".");
                SqlToken name = schema ? words.get(i + 2) : words.get(i);
                if (read && plain(name.text()).equals(table)) {
                    return true;
                }
            }
            return false;
        }
    }
}
