package dev.tidemark.domain.risk;

import dev.tidemark.domain.risk.Risk.Severity;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What keeps others waiting on PostgreSQL while a table is read, rewritten or indexed. From the manual of PostgreSQL 18: 13.3.1
 * "Table-Level Locks", and the notes of ALTER TABLE, CREATE INDEX, REINDEX, CLUSTER, VACUUM and REFRESH MATERIALIZED VIEW.
 */
final class LockRisks {
    private static final Set<String> NEW_EACH_TIME =
            Set.of("nextval", "random", "gen_random_uuid", "uuid_generate_v4", "uuidv4", "uuidv7", "clock_timestamp");

    private static final Set<String> NUMBERED = Set.of("serial", "bigserial", "smallserial", "identity");

    private final Words words;
    private final Set<Risk> risks;

    /** A statement's words, without blanks and comments. */
    private record Words(List<SqlToken> all) {
        boolean at(int index, String... wanted) {
            return IntStream.range(0, wanted.length)
                    .allMatch(i -> index + i >= 0 && index + i < all.size() && all.get(index + i).is(wanted[i]));
        }

        boolean has(String... wanted) {
            return IntStream.range(0, all.size()).anyMatch(i -> at(i, wanted));
        }

        int after(int from, String... noise) {
            int index = from;
            while (index < all.size() && any(index, noise)) {
                index++;
            }
            return index;
        }

        private boolean any(int index, String... wanted) {
            return List.of(wanted).stream().anyMatch(w -> at(index, w));
        }

        boolean hasAny(Set<String> wanted) {
            return all.stream().anyMatch(t -> wanted.contains(t.text().toLowerCase(Locale.ROOT)));
        }

        /** A name with its schema; empty behind the end. */
        String name(int index) {
            StringBuilder name = new StringBuilder(index < all.size() ? all.get(index).text() : "");
            for (int i = index + 1; at(i, ".") && i + 1 < all.size(); i += 2) {
                name.append('.').append(all.get(i + 1).text());
            }
            return name.toString();
        }

        /** The parts between commas that stand in no brackets, from {@code index} on. */
        List<Words> parts(int index) {
            List<Words> parts = new ArrayList<>();
            int depth = 0;
            int from = index;
            for (int i = index; i < all.size(); i++) {
                depth += at(i, "(") ? 1 : at(i, ")") ? -1 : 0;
                if (depth == 0 && at(i, ",")) {
                    parts.add(new Words(all.subList(from, i)));
                    from = i + 1;
                }
            }
            parts.add(new Words(all.subList(Math.min(from, all.size()), all.size())));
            return parts;
        }
    }

    private LockRisks(List<SqlToken> statement, Set<Risk> risks) {
        this.words = new Words(statement);
        this.risks = risks;
    }

    /** Adds what {@code statement} means for others to {@code risks}. */
    static void assess(List<SqlToken> statement, Set<Risk> risks) {
        new LockRisks(statement, risks).read();
    }

    private void read() {
        if (words.at(0, "create", "index") || words.at(0, "create", "unique", "index")) {
            createIndex();
        } else if (words.at(0, "alter", "table") || words.at(0, "alter", "materialized", "view")) {
            alter(words.at(1, "table") ? 2 : 3);
        } else if (words.at(0, "reindex") && !words.has("concurrently")) {
            String what = words.name(words.after(options(), "index", "table", "schema", "database", "system"));
            add("reindex", "Blocks writes to what " + or(what, "the database")
                    + " indexes, and reads that use the index, until it is built again; REINDEX CONCURRENTLY does not.",
                    what);
        } else if (words.at(0, "vacuum") && words.has("full")) {
            rewrite("vacuum-full", words.name(words.after(options(), "full", "freeze", "verbose", "analyze")));
        } else if (words.at(0, "cluster")) {
            rewrite("cluster", words.name(words.after(options(), "verbose")));
        } else if (words.at(0, "refresh", "materialized", "view") && !words.has("concurrently")
                && !words.has("with", "no", "data")) {
            String view = words.name(3);
            add("refresh",
                    "Blocks even reads of " + view + " until it is filled again; CONCURRENTLY does not, where the"
                            + " view has a unique index.",
                    view);
        }
    }

    /** Where it goes on behind the options in brackets, if there are any. */
    private int options() {
        if (!words.at(1, "(")) {
            return 1;
        }
        return 1 + IntStream.range(1, words.all().size()).filter(i -> words.at(i, ")")).findFirst().orElse(1);
    }

    private void createIndex() {
        int on = IntStream.range(0, words.all().size()).filter(i -> words.at(i, "on")).findFirst().orElse(-1);
        if (on < 0 || words.has("concurrently") || words.at(on + 1, "only")) {
            return;
        }
        String table = words.name(on + 1);
        add("create-index",
                "Blocks writes to " + table + " until the index is built; CREATE INDEX CONCURRENTLY does not.",
                table);
    }

    private void alter(int from) {
        int at = words.after(from, "only", "if", "exists");
        String table = words.name(at);
        int dots = (int) IntStream.iterate(at + 1, i -> words.at(i, "."), i -> i + 2).count();
        for (Words action : words.parts(at + 1 + 2 * dots)) {
            action(table, action);
        }
    }

    private void action(String table, Words action) {
        boolean set = action.at(0, "set");
        if (set && (action.at(1, "tablespace") || action.at(1, "logged") || action.at(1, "unlogged")
                || action.at(1, "access", "method"))) {
            rewrite("rewrite", table);
        } else if (action.at(0, "add") && !action.has("not", "valid")) {
            int rule = action.at(1, "constraint") ? 3 : 1;
            if (action.at(rule, "foreign", "key")) {
                int parent = IntStream.range(rule, action.all().size())
                        .filter(i -> action.at(i, "references"))
                        .findFirst()
                        .orElse(action.all().size());
                add("add-foreign-key", "Reads all of " + table + " while writes to it and to " + action.name(parent + 1)
                        + " wait; NOT VALID and a later VALIDATE CONSTRAINT do not keep them waiting.", table);
            } else if (action.at(rule, "check")) {
                add("add-check", "Reads all of " + table + " under an exclusive lock; NOT VALID and a later VALIDATE"
                        + " CONSTRAINT do not keep others waiting.", table);
            } else if ((action.at(rule, "unique") || action.at(rule, "primary", "key"))
                    && !action.has("using", "index")) {
                add("add-unique",
                        "Builds an index of " + table + " under an exclusive lock; one that is built CONCURRENTLY"
                                + " before can be taken over with USING INDEX.",
                        table);
            } else if (rule == 1 && isFilledAnew(action)) {
                rewrite("rewrite", table);
            }
        }
    }

    /** Whether a column that is added has another value in every row. */
    private static boolean isFilledAnew(Words action) {
        return action.hasAny(NUMBERED)
                || action.has("generated", "always", "as", "(") && action.has("stored")
                || action.has("default") && action.hasAny(NEW_EACH_TIME);
    }

    private void rewrite(String rule, String table) {
        add(rule,
                "Rewrites " + or(table, "every table") + " under an exclusive lock: even reads wait until it is done.",
                table);
    }

    private void add(String rule, String message, String object) {
        risks.add(new Risk(Severity.NOTABLE, rule, message, object, null));
    }

    private static String or(String name, String otherwise) {
        return name.isEmpty() ? otherwise : name;
    }

    /** The tables and materialized views that {@code sql} makes for certain, as {@link #key} writes them. */
    static Set<String> made(String sql) {
        Set<String> made = new HashSet<>();
        for (List<SqlToken> statement : statements(sql)) {
            Words words = new Words(statement);
            if (!words.at(0, "create")) {
                continue;
            }
            int at = words.after(1, "global", "local", "temp", "temporary", "unlogged");
            boolean view = words.at(at, "materialized", "view");
            if ((view || words.at(at, "table")) && !words.has("if", "not", "exists")) {
                made.add(key(words.name(at + (view ? 2 : 1))));
            }
        }
        return made;
    }

    /** The statements inside {@code sql}. */
    static List<List<SqlToken>> statements(String sql) {
        List<List<SqlToken>> found = new ArrayList<>();
        List<SqlToken> statement = new ArrayList<>();
        for (SqlToken token : SqlLexer.words(sql)) {
            if (token.text().equals(";")) {
                found.add(List.copyOf(statement));
                statement.clear();
            } else {
                statement.add(token);
            }
        }
        found.add(List.copyOf(statement));
        return found;
    }

    /** A name so that two spellings of it are equal. */
    static String key(String name) {
        return List.of(name.split("\\.", -1)).stream()
                .map(part -> part.startsWith("\"") ? part.replace("\"", "") : part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("."));
    }
}
