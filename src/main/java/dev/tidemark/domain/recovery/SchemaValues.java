package dev.tidemark.domain.recovery;

import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.domain.schema.View;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a schema that was read shows of facts. Names are looked up without regard to case. */
final class SchemaValues {
    private static final String THERE = Expected.THERE.value();
    private static final String GONE = Expected.GONE.value();
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("int", "integer"), Map.entry("int4", "integer"), Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"), Map.entry("bool", "boolean"), Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"), Map.entry("varchar", "character varying"), Map.entry("char", "character"),
            Map.entry("float8", "double precision"), Map.entry("float", "double precision"),
            Map.entry("float4", "real"), Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timetz", "time with time zone"), Map.entry("blob", "binary large object"),
            Map.entry("clob", "character large object"));
    /** Where the written form says enough for a comparison; of others it is not said that they are different. */
    private static final Set<String> KNOWN = Set.of(
            "integer", "bigint", "smallint", "boolean", "numeric", "character varying", "character", "text",
            "double precision", "real", "uuid", "date", "json", "jsonb", "bytea");

    private final Set<String> schemas;
    private final Set<String> partitions;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, View> views = new HashMap<>();
    private final Map<String, String> indexes = new HashMap<>();
    private final Map<String, UserType> types = new HashMap<>();
    private final Set<String> sequences;
    private final Set<String> routines;
    private final Set<String> extensions;

    /**
     * @param schema as it was read
     * @param alsoRead the schemas that were read beside the one that unqualified names fall into
     */
    SchemaValues(Schema schema, List<String> alsoRead) {
        schemas = alsoRead.stream().map(s -> s.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        for (Table table : schema.tables()) {
            tables.put(key(table.name()), table);
            table.indexes().forEach(i -> index(table.name(), i));
            if (table.primaryKey() != null) {
                indexes.put(key(table.name().schema(), table.primaryKey().name()), THERE);
            }
            table.uniqueKeys().forEach(k -> indexes.put(key(table.name().schema(), k.name()), THERE));
        }
        for (View view : schema.views()) {
            views.put(key(view.name()), view);
            view.indexes().forEach(i -> index(view.name(), i));
        }
        schema.types().forEach(t -> types.put(key(t.name()), t));
        sequences = schema.sequences().stream().map(Sequence::name).map(SchemaValues::key)
                .collect(Collectors.toCollection(HashSet::new));
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                if (column.filled() instanceof Column.Serial serial) {
                    sequences.add(key(serial.sequence()));
                }
            }
        }
        routines = schema.routines().stream().map(SchemaValues::routine).collect(Collectors.toSet());
        extensions = schema.extensions().stream().map(e -> e.label().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        partitions = schema.tables().stream()
                .flatMap(t -> t.traits().partitions().stream())
                .map(p -> p.split(" ", 2)[0].toLowerCase(Locale.ROOT).replace("\"", ""))
                .collect(Collectors.toSet());
    }

    private void index(ObjectName owner, Index index) {
        indexes.put(key(owner.schema(), index.name()), index.valid() ? THERE : Expected.INVALID);
    }

    private static String key(ObjectName name) {
        return key(name.schema(), name.name());
    }

    private static String key(String schema, String name) {
        return (schema + "." + name).toLowerCase(Locale.ROOT);
    }

    private static String routine(Routine routine) {
        String name = routine.name().name();
        int open = name.indexOf('(');
        String arguments = open < 0 ? "" : name.substring(open + 1, Math.max(open + 1, name.lastIndexOf(')')));
        int count = 0;
        int depth = 0;
        for (char c : arguments.toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            count += c == ',' && depth == 0 ? 1 : 0;
        }
        int number = arguments.isBlank() ? 0 : count + 1;
        return key(routine.name().schema(), open < 0 ? name : name.substring(0, open)) + "/" + number;
    }

    /** How the schema shows it: a value of {@link Expected}; null where it cannot be seen. */
    @Nullable
    String of(Fact fact) {
        boolean read = fact.schema().isEmpty() || schemas.contains(fact.schema());
        if (!read || hidden(fact)) {
            return null;
        }
        String key = key(fact.schema(), fact.owner());
        return switch (fact.kind()) {
            case SCHEMA -> schemas.contains(fact.owner()) ? THERE : null;
            case TABLE -> there(tables.containsKey(key) || partitions.contains(fact.owner()));
            case COLUMN, COLUMN_TYPE, NULLABLE, DEFAULT -> ofColumn(fact, key);
            case PRIMARY_KEY, CONSTRAINT, KEY, VALIDATED, TRIGGER -> ofTable(fact, tables.get(key));
            case INDEX -> indexes.getOrDefault(key, GONE);
            case SEQUENCE -> there(sequences.contains(key));
            case VIEW -> there(views.containsKey(key));
            case TYPE -> there(types.containsKey(key));
            case ENUM_VALUE -> {
                UserType type = types.get(key);
                yield type == null ? GONE : there(type.parts().contains(fact.part()));
            }
            case ROUTINE -> there(routines.contains(key + "/" + fact.part()));
            case EXTENSION -> there(extensions.contains(fact.owner()));
            case COMMENT -> comment(fact, key);
        };
    }

    /** Tables that are a tool's own are left out where schemas are read. */
    private static boolean hidden(Fact fact) {
        return fact.owner().startsWith("tidemark_") || fact.owner().startsWith("databasechangelog")
                || fact.owner().equals("alembic_version") || fact.owner().equals("flyway_schema_history");
    }

    private static String there(boolean is) {
        return is ? THERE : GONE;
    }

    private static @Nullable Column column(@Nullable Table table, String name) {
        return table == null
                ? null
                : table.columns().stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst().orElse(null);
    }

    private @Nullable String ofColumn(Fact fact, String key) {
        if (partitions.contains(fact.owner()) && !tables.containsKey(key)) {
            return null;
        }
        Column column = column(tables.get(key), fact.part());
        if (fact.kind() == Fact.Kind.COLUMN) {
            return there(column != null);
        }
        if (column == null) {
            return null;
        }
        return switch (fact.kind()) {
            case NULLABLE -> column.nullable() ? "null" : "not null";
            case DEFAULT -> column.filled() instanceof Column.ByWriter
                    ? plain(column.defaultValue() == null ? "" : column.defaultValue())
                    : null;
            default -> {
                String type = type(column.dataType().sql());
                yield KNOWN.contains(base(type)) ? type : null;
            }
        };
    }

    private static @Nullable String ofTable(Fact fact, @Nullable Table table) {
        if (table == null) {
            return GONE;
        }
        String part = fact.part();
        return switch (fact.kind()) {
            case PRIMARY_KEY -> there(table.primaryKey() != null);
            case CONSTRAINT -> there(
                    table.primaryKey() != null && table.primaryKey().name().equalsIgnoreCase(part)
                            || table.uniqueKeys().stream().anyMatch(k -> k.name().equalsIgnoreCase(part))
                            || table.foreignKeys().stream().anyMatch(k -> k.name().equalsIgnoreCase(part))
                            || table.checks().stream().anyMatch(k -> k.name().equalsIgnoreCase(part)));
            case KEY -> there(
                    table.uniqueKeys().stream().anyMatch(k -> part.equals("unique" + columns(k.columns())))
                            || table.foreignKeys().stream()
                                    .anyMatch(k -> part.equals("foreign" + columns(k.columns()))));
            case VALIDATED -> there(
                    table.foreignKeys().stream().anyMatch(k -> k.name().equalsIgnoreCase(part) && k.validated())
                            || table.checks().stream().anyMatch(k -> k.name().equalsIgnoreCase(part) && k.validated()));
            default -> there(table.traits().triggers().stream().anyMatch(t -> t.name().equalsIgnoreCase(part)));
        };
    }

    private static String columns(List<String> names) {
        return "(" + String.join(",", names).toLowerCase(Locale.ROOT) + ")";
    }

    private @Nullable String comment(Fact fact, String key) {
        Table table = tables.get(key);
        View view = views.get(key);
        if (fact.part().isEmpty()) {
            return table != null ? table.traits().comment() : view != null ? view.comment() : null;
        }
        Column column = column(table, fact.part());
        return column == null ? null : column.comment();
    }

    /** A type's declaration in one spelling. */
    static String type(String declared) {
        String text = declared.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll(" ?([(),]) ?", "$1").strip();
        int end = text.indexOf('(');
        String base = end < 0 ? text : text.substring(0, end);
        String known = TYPES.getOrDefault(base, base);
        return end < 0 ? known : known + text.substring(end);
    }

    private static String base(String type) {
        int end = type.indexOf('(');
        return end < 0 ? type : type.substring(0, end);
    }

    /** A default's expression without casts and blanks, so that what was written and what the catalog says compare. */
    static String plain(String expression) {
        StringBuilder text = new StringBuilder();
        List<SqlToken> words = SqlLexer.words(expression);
        for (int i = 0; i < words.size(); i++) {
            SqlToken word = words.get(i);
            if (word.is(":") && i + 1 < words.size() && words.get(i + 1).is(":")) {
                break; // a cast at the end; inside of an expression it makes the two differ, which does no harm
            }
            boolean literal = word.kind() == SqlToken.Kind.STRING;
            text.append(literal ? word.text() : word.text().toLowerCase(Locale.ROOT));
        }
        String plain = text.toString();
        return plain.startsWith("(") && plain.endsWith(")") ? plain.substring(1, plain.length() - 1) : plain;
    }
}
