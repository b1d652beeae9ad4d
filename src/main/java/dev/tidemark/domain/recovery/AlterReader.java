package dev.tidemark.domain.recovery;

import dev.tidemark.domain.foresight.Words;
import dev.tidemark.domain.recovery.Fact.Kind;
import dev.tidemark.domain.recovery.Fact.Named;
import dev.tidemark.domain.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what ALTER does, in the words of PostgreSQL and of H2. */
final class AlterReader {
    private static final List<String> FILLED = List.of("default", "identity", "generated");

    private final EffectReader into;

    AlterReader(EffectReader into) {
        this.into = into;
    }

    /** What stands after the word ALTER. */
    void read(Words words) {
        if (words.take("table") || words.take("foreign", "table")) {
            table(words);
        } else if (words.take("index")) {
            renamed(Kind.INDEX, words);
        } else if (words.take("sequence")) {
            renamed(Kind.SEQUENCE, words);
        } else if (words.take("materialized", "view") || words.take("view")) {
            renamed(Kind.VIEW, words);
        } else if (words.take("type")) {
            type(words);
        } else if (words.take("schema")) {
            String from = EffectReader.folded(words.name());
            if (words.take("rename", "to")) {
                gone(new Fact(Kind.SCHEMA, "", from, ""), false);
                there(new Fact(Kind.SCHEMA, "", EffectReader.folded(words.name()), ""), false);
            }
        }
    }

    private void there(Fact fact, boolean anyway) {
        into.add(fact, anyway ? null : Expected.GONE, Expected.THERE);
    }

    private void gone(Fact fact, boolean anyway) {
        into.add(fact, anyway ? null : Expected.THERE, Expected.GONE);
    }

    private void renamed(Kind kind, Words words) {
        boolean anyway = words.take("if", "exists");
        Named from = into.named(words);
        if (words.take("rename", "to")) {
            gone(Fact.of(kind, from), anyway);
            there(new Fact(kind, from.schema(), into.named(words).name(), ""), anyway);
        }
    }

    private void type(Words words) {
        Named type = into.named(words);
        if (words.take("rename", "to")) {
            gone(Fact.of(Kind.TYPE, type), false);
            there(new Fact(Kind.TYPE, type.schema(), into.named(words).name(), ""), false);
        } else if (words.take("add", "value")) {
            boolean anyway = words.take("if", "not", "exists");
            String value = EffectReader.literal(words);
            if (value != null) {
                there(Fact.part(Kind.ENUM_VALUE, type, value), anyway);
            }
        } else if (words.take("rename", "value")) {
            String from = EffectReader.literal(words);
            String to = words.take("to") ? EffectReader.literal(words) : null;
            if (from != null && to != null) {
                gone(Fact.part(Kind.ENUM_VALUE, type, from), false);
                there(Fact.part(Kind.ENUM_VALUE, type, to), false);
            }
        }
    }

    private void table(Words words) {
        boolean anyway = words.take("if", "exists");
        words.take("only");
        Named table = into.named(words);
        for (Words action : words.parts()) {
            action(table, action, anyway);
        }
    }

    private void action(Named table, Words action, boolean anyway) {
        if (action.take("rename")) {
            rename(table, action, anyway);
        } else if (action.take("add")) {
            add(table, action, anyway);
        } else if (action.take("drop")) {
            drop(table, action, anyway);
        } else if (action.take("alter")) {
            column(table, action, anyway);
        } else if (action.take("validate", "constraint")) {
            into.add(Fact.part(Kind.VALIDATED, table, name(action)), null, Expected.THERE);
        }
    }

    private static String name(Words words) {
        return EffectReader.folded(words.next());
    }

    private void rename(Named table, Words action, boolean anyway) {
        if (action.take("to")) {
            Named to = new Named(table.schema(), into.named(action).name());
            if (!anyway) {
                into.add(new Effect.RenamesTable(table, to));
            }
        } else if (action.take("constraint")) {
            gone(Fact.part(Kind.CONSTRAINT, table, name(action)), anyway);
            action.take("to");
            there(Fact.part(Kind.CONSTRAINT, table, name(action)), anyway);
        } else {
            action.take("column");
            String from = name(action);
            action.take("to");
            into.add(new Effect.RenamesColumn(table, from, name(action)));
        }
    }

    private void add(Named table, Words action, boolean anyway) {
        if (action.comes("(")) {
            for (Words part : action.inBrackets().parts()) { // H2
                addColumn(table, part, anyway);
            }
        } else if (action.take("constraint")) {
            boolean there = action.take("if", "not", "exists") || anyway;
            there(Fact.part(Kind.CONSTRAINT, table, name(action)), there);
        } else if (action.take("primary", "key")) {
            there(Fact.part(Kind.PRIMARY_KEY, table, ""), anyway);
        } else if (action.take("unique")) {
            key("unique", table, action, anyway);
        } else if (action.take("foreign", "key")) {
            key("foreign", table, action, anyway);
        } else if (!action.comes("check") && !action.comes("exclude") && !action.comes("index")) {
            action.take("column");
            addColumn(table, action, anyway);
        }
    }

    private void key(String what, Named table, Words action, boolean anyway) {
        if (action.comes("(")) {
            there(Fact.part(Kind.KEY, table, what + columns(action.inBrackets())), anyway);
        }
    }

    private static String columns(Words words) {
        StringBuilder names = new StringBuilder("(");
        for (Words part : words.parts()) {
            names.append(names.length() > 1 ? "," : "").append(EffectReader.folded(part.next()));
        }
        return names.append(')').toString();
    }

    private void addColumn(Named table, Words action, boolean anyway) {
        boolean there = action.take("if", "not", "exists") || anyway;
        String name = name(action);
        if (!name.isEmpty()) {
            there(Fact.part(Kind.COLUMN, table, name), there);
        }
    }

    private void drop(Named table, Words action, boolean anyway) {
        if (action.take("constraint")) {
            boolean gone = action.take("if", "exists") || anyway;
            gone(Fact.part(Kind.CONSTRAINT, table, name(action)), gone);
        } else if (action.take("primary", "key")) {
            gone(Fact.part(Kind.PRIMARY_KEY, table, ""), anyway);
        } else {
            action.take("column");
            boolean gone = action.take("if", "exists") || anyway;
            gone(Fact.part(Kind.COLUMN, table, name(action)), gone);
        }
    }

    private void column(Named table, Words action, boolean anyway) {
        action.take("column");
        boolean maybe = action.take("if", "exists") || anyway;
        String column = name(action);
        if (action.take("rename", "to")) {
            if (!maybe) {
                into.add(new Effect.RenamesColumn(table, column, name(action))); // H2
            }
        } else if (action.take("set", "not", "null")) {
            flips(Fact.part(Kind.NULLABLE, table, column), "not null", "null");
        } else if (action.take("drop", "not", "null") || action.take("set", "null")) {
            flips(Fact.part(Kind.NULLABLE, table, column), "null", "not null");
        } else if (action.take("set", "default")) {
            String value = SchemaValues.plain(action.restText());
            into.add(Fact.part(Kind.DEFAULT, table, column), Expected.other(value), Expected.value(value));
        } else if (action.take("drop", "default")) {
            into.add(Fact.part(Kind.DEFAULT, table, column), Expected.other(""), Expected.value(""));
        } else if (action.take("set", "data", "type") || action.take("type") || declaresType(action)) {
            String type = type(table, column, action.until("using", "collate"));
            if (type != null) {
                into.add(Fact.part(Kind.COLUMN_TYPE, table, column), Expected.other(type), Expected.value(type));
            }
        }
    }

    private void flips(Fact fact, String after, String before) {
        into.add(fact, Expected.value(before), Expected.value(after));
    }

    /** H2 changes a column's type by saying the whole column again. */
    private static boolean declaresType(Words action) {
        return !action.ended() && !action.comes("set") && !action.comes("drop") && !action.comes("add")
                && !action.comes("restart") && !action.comes("rename") && !action.comes("selectivity")
                && !action.comes("reset");
    }

    private @Nullable String type(Named table, String column, Words declared) {
        StringBuilder text = new StringBuilder();
        for (SqlToken token : declared.rest()) {
            String word = token.text().toLowerCase(Locale.ROOT);
            if (word.equals("not") || word.equals("null")) {
                boolean not = word.equals("not");
                flips(Fact.part(Kind.NULLABLE, table, column), not ? "not null" : "null", not ? "null" : "not null");
                break;
            }
            if (FILLED.contains(word)) {
                break;
            }
            text.append(text.isEmpty() ? "" : " ").append(token.text());
        }
        return text.isEmpty() ? null : SchemaValues.type(text.toString());
    }
}
