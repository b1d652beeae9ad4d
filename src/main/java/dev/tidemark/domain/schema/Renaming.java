package dev.tidemark.domain.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives schemas other names, wherever they are named: in objects' names and inside of expressions. */
public final class Renaming {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    private final Map<String, String> names;
    private final @Nullable Pattern any;

    /** Of each key into its value. */
    public Renaming(Map<String, String> names) {
        this.names = Map.copyOf(names);
        this.any = names.isEmpty()
                ? null
                : Pattern.compile("(\"?)\\b(" + String.join("|", names.keySet().stream().map(Pattern::quote).toList())
                        + ")\\b\\1");
    }

    /** The schema with the new names, in order again. */
    public Schema of(Schema schema) {
        return any == null
                ? schema
                : new Schema(
                        schema.origin(),
                        schema.tables().stream().map(this::table).sorted(Comparator.comparing(Table::name)).toList(),
                        schema.views().stream().map(this::view).sorted(Comparator.comparing(View::name)).toList(),
                        schema.sequences().stream().map(this::sequence).sorted(Comparator.comparing(Sequence::name))
                                .toList(),
                        schema.types().stream().map(this::type).sorted(Comparator.comparing(UserType::name)).toList(),
                        schema.routines().stream().map(r -> new Routine(name(r.name()), text(r.definition())))
                                .sorted(Comparator.comparing(Routine::name)).toList(),
                        schema.publications(),
                        schema.extensions());
    }

    private ObjectName name(ObjectName name) {
        return new ObjectName(names.getOrDefault(name.schema(), name.schema()), text(name.name()));
    }

    private String text(String text) {
        return any == null || text.isEmpty() ? text : any.matcher(text).replaceAll(this::renamed);
    }

    private String renamed(java.util.regex.MatchResult found) {
        String name = names.getOrDefault(found.group(2), found.group(2));
        boolean quoted = !found.group(1).isEmpty() || !PLAIN.matcher(name).matches();
        return Matcher.quoteReplacement(quoted ? "\"" + name.replace("\"", "\"\"") + "\"" : name);
    }

    private List<String> texts(List<String> texts) {
        return texts.stream().map(this::text).toList();
    }

    private Table table(Table table) {
        return new Table(
                name(table.name()), table.columns().stream().map(this::column).toList(), table.primaryKey(),
                table.uniqueKeys(), table.foreignKeys().stream().map(this::key).toList(),
                table.checks().stream().map(c -> new Check(c.name(), text(c.expression()), c.validated())).toList(),
                table.indexes().stream().map(this::index).toList(), traits(table.traits()));
    }

    private Table.Traits traits(Table.Traits traits) {
        return new Table.Traits(
                traits.comment(), traits.owner(), traits.grants(),
                traits.triggers().stream().map(t -> new Trigger(t.name(), text(t.definition()), t.enabled())).toList(),
                traits.security(), text(traits.partitioning()), texts(traits.partitions()), traits.replicaIdentity(),
                traits.rows());
    }

    private Column column(Column column) {
        String defaultValue = column.defaultValue();
        return new Column(
                column.name(), dataType(column.dataType()), column.nullable(),
                defaultValue == null ? null : text(defaultValue), filled(column.filled()), text(column.collation()),
                column.comment());
    }

    private DataType dataType(DataType type) {
        return new DataType(text(type.name()), type.length(), type.precision(), type.scale(), type.dimensions());
    }

    private Column.Filled filled(Column.Filled filled) {
        return switch (filled) {
            case Column.ByWriter by -> by;
            case Column.Identity identity -> identity;
            case Column.Serial serial -> new Column.Serial(name(serial.sequence()));
            case Column.Computed computed -> new Column.Computed(text(computed.expression()), computed.stored());
        };
    }

    private ForeignKey key(ForeignKey key) {
        return new ForeignKey(
                key.name(), key.columns(), name(key.target()), key.targetColumns(), key.onDelete(), key.onUpdate(),
                key.deferral(), key.validated());
    }

    private Index index(Index index) {
        List<Index.Key> keys = index.keys().stream()
                .map(k -> new Index.Key(
                        k.column() ? k.expression() : text(k.expression()), k.column(), k.descending(), k.nullsFirst(),
                        text(k.operatorClass())))
                .toList();
        return new Index(
                index.name(), index.unique(), index.method(), keys, index.include(), text(index.predicate()),
                index.nullsDistinct(), index.valid());
    }

    private View view(View view) {
        return new View(
                name(view.name()), text(view.definition()), texts(view.columns()), view.materialized(), view.comment(),
                view.indexes().stream().map(this::index).toList());
    }

    private Sequence sequence(Sequence sequence) {
        String owner = sequence.owner();
        return new Sequence(
                name(sequence.name()), sequence.dataType(), sequence.start(), sequence.increment(), sequence.minimum(),
                sequence.maximum(), sequence.cache(), sequence.cycles(), owner == null ? null : text(owner));
    }

    private UserType type(UserType type) {
        return new UserType(
                name(type.name()), type.form(), type.form() == UserType.Form.ENUM ? type.parts() : texts(type.parts()));
    }
}
