package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.domain.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sequences, views, types and routines in SQL. */
final class ObjectDdl {
    private static final Pattern PROCEDURE = Pattern.compile("(?is)\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?PROCEDURE\\b.*");
    private static final String STATEMENT = "CREATE";

    private final SqlNames names;

    ObjectDdl(SqlNames names) {
        this.names = names;
    }

    String create(Sequence sequence) {
        return "CREATE SEQUENCE " + names.of(sequence.name()) + options(sequence, false);
    }

    String alter(Sequence sequence) {
        return "ALTER SEQUENCE " + names.of(sequence.name()) + options(sequence, true);
    }

    /** What is usual is left out of a new one. */
    private String options(Sequence sequence, boolean all) {
        boolean up = sequence.increment() > 0;
        StringBuilder sql = new StringBuilder();
        if (names.postgres() ? all || !sequence.dataType().equals("bigint") : !all) {
            sql.append(" AS ").append(sequence.dataType());
        }
        long usual = up ? sequence.minimum() : sequence.maximum();
        if (all || sequence.start() != usual || sequence.start() != (up ? 1 : -1)) {
            sql.append(" START WITH ").append(sequence.start());
        }
        if (all || sequence.increment() != 1) {
            sql.append(" INCREMENT BY ").append(sequence.increment());
        }
        if (all || sequence.minimum() != (up ? 1 : least(sequence.dataType()))) {
            sql.append(" MINVALUE ").append(sequence.minimum());
        }
        if (all || sequence.maximum() != (up ? greatest(sequence.dataType()) : -1)) {
            sql.append(" MAXVALUE ").append(sequence.maximum());
        }
        if (all || sequence.cache() != (names.postgres() ? 1 : 32)) {
            sql.append(" CACHE ").append(sequence.cache());
        }
        return sql.append(sequence.cycles() ? " CYCLE" : all ? names.postgres() ? " NO CYCLE" : " NOCYCLE" : "")
                .toString();
    }

    private static long greatest(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private static long least(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    /** Which table's column the sequence goes with. */
    String owned(Sequence sequence) {
        String owner = sequence.owner();
        String to = "NONE";
        if (owner != null) {
            int dot = owner.lastIndexOf('.');
            String table = owner.substring(0, Math.max(dot, 0));
            int schema = table.indexOf('.');
            String whole = schema < 0
                    ? names.beside(sequence.name(), table)
                    : names.of(new ObjectName(table.substring(0, schema), table.substring(schema + 1)));
            to = whole + "." + names.of(owner.substring(dot + 1));
        }
        return "ALTER SEQUENCE " + names.of(sequence.name()) + " OWNED BY " + to;
    }

    List<String> create(View view, PartDdl parts) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + (view.materialized() ? "MATERIALIZED VIEW " : "VIEW ") + names.of(view.name())
                + " AS\n" + bare(view.definition()));
        if (!view.comment().isEmpty()) {
            statements.add(comment(view));
        }
        view.indexes().forEach(index -> statements.add(parts.index(view.name(), index)));
        return statements;
    }

    String drop(View view) {
        return "DROP " + (view.materialized() ? "MATERIALIZED VIEW " : "VIEW ") + names.of(view.name());
    }

    String comment(View view) {
        return "COMMENT ON " + (view.materialized() ? "MATERIALIZED VIEW " : "VIEW ") + names.of(view.name()) + " IS "
                + (view.comment().isEmpty() ? "NULL" : SqlNames.text(view.comment()));
    }

    /** Without the semicolon at its end. */
    static String bare(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    /** Makes a type. What the product has no such statement for gives nothing. */
    List<String> create(UserType type) {
        String name = names.of(type.name());
        return switch (type.form()) {
            case ENUM -> List.of("CREATE TYPE " + name + " AS ENUM (" + values(type) + ")");
            case DOMAIN -> List.of("CREATE DOMAIN " + name + " AS " + String.join(" ", type.parts()));
            case COMPOSITE -> List.of("CREATE TYPE " + name + " AS (" + String.join(", ", type.parts()) + ")");
            case RANGE -> List.of("CREATE TYPE " + name + " AS RANGE (" + String.join(", ", type.parts()) + ")");
        };
    }

    private static String values(UserType type) {
        return String.join(", ", type.parts().stream().map(SqlNames::text).toList());
    }

    String drop(UserType type) {
        return (type.form() == UserType.Form.DOMAIN ? "DROP DOMAIN " : "DROP TYPE ") + names.of(type.name());
    }

    /** Adds the values that are new, where all old ones stay in their order; nothing where they do not. */
    List<String> addValues(UserType before, UserType after) {
        List<String> kept = after.parts().stream().filter(before.parts()::contains).toList();
        if (!kept.equals(before.parts())) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        String last = "";
        for (String value : after.parts()) {
            if (!before.parts().contains(value)) {
                String place = last.isEmpty()
                        ? before.parts().isEmpty() ? "" : " BEFORE " + SqlNames.text(before.parts().getFirst())
                        : " AFTER " + SqlNames.text(last);
                statements.add("ALTER TYPE " + names.of(after.name()) + " ADD VALUE " + SqlNames.text(value) + place);
            }
            last = value;
        }
        return statements;
    }

    /** Makes an enum anew and moves its columns over. */
    List<String> replace(SchemaChange.ReplaceEnum change) {
        UserType after = change.after();
        String name = names.of(after.name());
        String old = after.name().name() + "_before";
        List<String> statements = new ArrayList<>();
        statements.add("ALTER TYPE " + name + " RENAME TO " + names.of(old));
        statements.addAll(create(after));
        for (SchemaChange.Use use : change.uses()) {
            String alter =
                    "ALTER TABLE " + names.of(use.table()) + " ALTER COLUMN " + names.of(use.column().name()) + " ";
            String array = "[]".repeat(use.column().dataType().dimensions());
            String value = use.column().defaultValue();
            if (value != null) {
                statements.add(alter + "DROP DEFAULT");
            }
            statements.add(alter + "TYPE " + name + array + " USING " + names.of(use.column().name()) + "::text" + array
                    + "::" + name + array);
            if (value != null) {
                statements.add(alter + "SET DEFAULT " + value);
            }
        }
        statements.add("DROP TYPE " + names.beside(after.name(), old));
        return statements;
    }

    /** Makes a routine; nothing where its definition is no whole statement. */
    List<String> create(Routine routine) {
        return whole(routine.definition());
    }

    /** A definition that is a statement, else nothing. */
    static List<String> whole(String definition) {
        String text = bare(definition);
        return text.toUpperCase(Locale.ROOT).startsWith(STATEMENT) ? List.of(text) : List.of();
    }

    String drop(Routine routine) {
        if (!names.postgres()) {
            String plain = routine.name().name().replaceFirst("\\(.*", "");
            return "DROP ALIAS " + names.of(new ObjectName(routine.name().schema(), plain));
        }
        String kind = PROCEDURE.matcher(routine.definition()).matches() ? "PROCEDURE " : "FUNCTION ";
        return "DROP " + kind + names.of(routine.name());
    }
}
