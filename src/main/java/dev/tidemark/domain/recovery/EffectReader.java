package dev.tidemark.domain.recovery;

import dev.tidemark.domain.foresight.Words;
import dev.tidemark.domain.recovery.Fact.Kind;
import dev.tidemark.domain.recovery.Fact.Named;
import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads out of SQL what its statements make, change and take away, as far as a schema shows it. What it does not know has
 * no effect that can be seen; it never guesses.
 */
final class EffectReader {
    private static final Set<String> CONSTRAINTS =
            Set.of("constraint", "primary", "unique", "foreign", "check", "exclude", "like", "key", "index");

    private final String ownSchema;
    private final List<Effect> effects = new ArrayList<>();

    /** @param ownSchema the schema that unqualified names fall into */
    EffectReader(String ownSchema) {
        this.ownSchema = ownSchema;
    }

    /** The effects of all statements inside {@code sql}, in order. */
    List<Effect> read(String sql) {
        effects.clear();
        if (possible(sql)) {
            for (Words words : Words.statements(sql)) {
                statement(words);
            }
        }
        return List.copyOf(effects);
    }

    /** Rows by the thousand need not be taken apart. */
    private static boolean possible(String sql) {
        String text = sql.stripLeading();
        return !(text.regionMatches(true, 0, "insert", 0, 6) && text.indexOf(';') < 0);
    }

    private void statement(Words words) {
        if (words.take("create")) {
            create(words);
        } else if (words.take("drop")) {
            drop(words);
        } else if (words.take("alter")) {
            new AlterReader(this).read(words);
        } else if (words.take("comment", "on")) {
            comment(words);
        }
    }

    void add(Fact fact, @Nullable Expected before, Expected after) {
        effects.add(new Effect.Sets(fact, before, after));
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    private void create(Words words) {
        boolean replaces = words.take("or", "replace");
        while (words.take("global") || words.take("local") || words.take("unlogged") || words.take("cached")
                || words.take("memory") || words.take("force") || words.take("recursive")) {
            // they say how it is kept, not what it is
        }
        if (words.comes("temp") || words.comes("temporary")) {
            return; // it goes with the session
        }
        if (words.take("table") || words.take("foreign", "table")) {
            createTable(words);
        } else if (words.take("unique", "index") || words.take("index")) {
            createIndex(words);
        } else if (words.take("sequence")) {
            makes(Kind.SEQUENCE, words, replaces);
        } else if (words.take("materialized", "view") || words.take("force", "view") || words.take("view")) {
            makes(Kind.VIEW, words, replaces);
        } else if (words.take("type") || words.take("domain")) {
            makes(Kind.TYPE, words, replaces);
        } else if (words.take("function") || words.take("procedure") || words.take("aggregate")
                || words.take("alias")) {
            routine(words, replaces);
        } else if (words.take("constraint", "trigger") || words.take("trigger")) {
            createTrigger(words, replaces);
        } else if (words.take("extension")) {
            makes(Kind.EXTENSION, words, false);
        } else if (words.take("schema")) {
            boolean anyway = words.take("if", "not", "exists");
            if (!words.comes("authorization")) {
                add(new Fact(Kind.SCHEMA, "", Words.key(words.name()), ""), anyway ? null : Expected.GONE,
                        Expected.THERE);
            }
        }
    }

    private void makes(Kind kind, Words words, boolean replaces) {
        boolean anyway = words.take("if", "not", "exists") || replaces;
        add(Fact.of(kind, named(words)), anyway ? null : Expected.GONE, Expected.THERE);
    }

    private void createTable(Words words) {
        boolean anyway = words.take("if", "not", "exists");
        Named table = named(words);
        add(Fact.table(table), anyway ? null : Expected.GONE, Expected.THERE);
        if (anyway || !words.comes("(")) {
            return; // what a table that was there before looks like is not this statement's doing
        }
        for (Words part : words.inBrackets().parts()) {
            String first = part.name();
            boolean column = !part.ended() && !CONSTRAINTS.contains(first.toLowerCase(Locale.ROOT));
            if (column || first.startsWith("\"") && !part.ended()) {
                add(Fact.part(Kind.COLUMN, table, Words.key(first)), null, Expected.THERE);
            }
        }
    }

    private void createIndex(Words words) {
        words.take("concurrently");
        boolean anyway = words.take("if", "not", "exists");
        if (words.comes("on")) {
            return; // the server chooses its name
        }
        Named index = named(words);
        words.take("on");
        words.take("only");
        Named table = named(words);
        String schema = index.schema().isEmpty() ? table.schema() : index.schema();
        Fact made = new Fact(Kind.INDEX, schema, index.name(), "");
        add(made, anyway ? null : Expected.GONE, Expected.THERE);
        add(new Effect.Indexes(made, table));
    }

    private void createTrigger(Words words, boolean replaces) {
        boolean anyway = words.take("if", "not", "exists") || replaces;
        String name = Words.key(words.name());
        words.until("on");
        if (words.take("on")) {
            add(Fact.part(Kind.TRIGGER, named(words), name), anyway ? null : Expected.GONE, Expected.THERE);
        }
    }

    private void routine(Words words, boolean replaces) {
        boolean anyway = words.take("if", "not", "exists") || replaces;
        add(routine(words), anyway ? null : Expected.GONE, Expected.THERE);
    }

    /** Told apart by the number of arguments: what their types are called differs from catalog to statement. */
    private Fact routine(Words words) {
        Named name = named(words);
        int arguments = 0;
        if (words.comes("(")) {
            for (Words argument : words.inBrackets().parts()) {
                arguments += argument.comes("out") ? 0 : 1;
            }
        }
        return Fact.part(Kind.ROUTINE, name, String.valueOf(arguments));
    }

    private void drop(Words words) {
        if (words.take("table") || words.take("foreign", "table")) {
            drops(Kind.TABLE, words);
        } else if (words.take("index")) {
            words.take("concurrently");
            drops(Kind.INDEX, words);
        } else if (words.take("sequence")) {
            drops(Kind.SEQUENCE, words);
        } else if (words.take("materialized", "view") || words.take("view")) {
            drops(Kind.VIEW, words);
        } else if (words.take("type") || words.take("domain")) {
            drops(Kind.TYPE, words);
        } else if (words.take("extension")) {
            drops(Kind.EXTENSION, words);
        } else if (words.take("function") || words.take("procedure") || words.take("alias")) {
            boolean anyway = words.take("if", "exists");
            Fact routine = routine(words);
            add(routine, anyway ? null : Expected.THERE, Expected.GONE);
        } else if (words.take("trigger")) {
            boolean anyway = words.take("if", "exists");
            String name = Words.key(words.name());
            if (words.take("on")) {
                add(Fact.part(Kind.TRIGGER, named(words), name), anyway ? null : Expected.THERE, Expected.GONE);
            }
        } else if (words.take("schema")) {
            boolean anyway = words.take("if", "exists");
            add(new Fact(Kind.SCHEMA, "", Words.key(words.name()), ""), anyway ? null : Expected.THERE, Expected.GONE);
        }
    }

    private void drops(Kind kind, Words words) {
        boolean anyway = words.take("if", "exists");
        do {
            Named name = named(words);
            anyway |= words.take("if", "exists"); // H2 takes it after the name as well
            add(Fact.of(kind, name), anyway ? null : Expected.THERE, Expected.GONE);
        } while (words.take(","));
    }

    private void comment(Words words) {
        boolean column = words.take("column");
        if (!column && !words.take("table") && !words.take("view")) {
            return;
        }
        List<String> path = path(words);
        if (!words.take("is") || path.size() < (column ? 2 : 1)) {
            return;
        }
        String text = words.comes("null") ? "" : literal(words);
        if (text == null) {
            return;
        }
        String part = column ? path.getLast() : "";
        List<String> object = column ? path.subList(0, path.size() - 1) : path;
        add(Fact.part(Kind.COMMENT, named(object), part), Expected.other(text), Expected.value(text));
    }

    /** A string's text; null where it is no plain string. */
    static @Nullable String literal(Words words) {
        String text = words.next();
        return text.length() >= 2 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1).replace("''", "'")
                : null;
    }

    /** Reads a name. */
    Named named(Words words) {
        return named(path(words));
    }

    private Named named(List<String> path) {
        String schema = path.size() > 1 ? path.get(path.size() - 2) : "";
        return new Named(schema.equals(Words.key(ownSchema)) ? "" : schema, path.getLast());
    }

    private static List<String> path(Words words) {
        List<String> path = new ArrayList<>();
        do {
            List<SqlToken> rest = words.rest();
            if (rest.isEmpty() || !(Words.nameLike(rest.getFirst()) || rest.getFirst().text().startsWith("`"))) {
                break;
            }
            path.add(folded(words.next()));
        } while (words.take("."));
        return path.isEmpty() ? List.of("") : path;
    }

    /** One word as names are compared. */
    static String folded(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return (quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name).toLowerCase(Locale.ROOT);
    }
}
