package dev.tidemark.adapter.files;

import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ForeignKey.Action;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.domain.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A schema as maps and lists in a fixed order. What is as usual is left out. How many rows there are is not told: it would
 * change from day to day.
 */
final class SchemaForm {
    private SchemaForm() {}

    static Map<String, Object> of(Schema schema, String format, int version) {
        Form form = new Form().put("format", format).put("version", version)
                .put("product", schema.origin().product())
                .put("serverVersion", schema.origin().version())
                .list("silent", schema.origin().silent().stream().map(Enum::name).sorted().toList())
                .list("leftOut", schema.origin().leftOut());
        form.all("tables", schema.tables(), SchemaForm::table);
        form.all("views", schema.views(), SchemaForm::view);
        form.all("sequences", schema.sequences(), SchemaForm::sequence);
        form.all("types", schema.types(), type -> named(type.name()).put("form", type.form().name())
                .list("parts", type.parts()));
        form.all("routines", schema.routines(), routine -> named(routine.name())
                .list("definition", lines(routine.definition())));
        form.all("publications", schema.publications(), publication -> new Form().put("name", publication.name())
                .put("definition", publication.definition()));
        form.all("extensions", schema.extensions(), extension -> new Form().put("name", extension.name())
                .put("version", extension.version()));
        return form.map;
    }

    /** A map that is filled piece by piece; empty pieces are left out. */
    private static final class Form {
        final Map<String, Object> map = new LinkedHashMap<>();

        Form put(String key, @Nullable Object value) {
            if (value != null && !value.equals("") && !value.equals(false)) {
                map.put(key, value);
            }
            return this;
        }

        /** Says it where it is not the usual. */
        Form unless(String key, Object value, Object usual) {
            if (!value.equals(usual)) {
                map.put(key, value);
            }
            return this;
        }

        Form list(String key, List<?> values) {
            if (!values.isEmpty()) {
                map.put(key, values);
            }
            return this;
        }

        <T> Form all(String key, List<T> objects, Function<T, Form> form) {
            List<Object> forms = new ArrayList<>(objects.size());
            objects.forEach(object -> forms.add(form.apply(object).map));
            return list(key, forms);
        }
    }

    private static Form named(ObjectName name) {
        return new Form().put("schema", name.schema()).put("name", name.name());
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    private static Form table(Table table) {
        Table.Traits traits = table.traits();
        Form form = named(table.name()).put("comment", traits.comment()).put("owner", traits.owner());
        form.all("columns", table.columns(), SchemaForm::column);
        if (table.primaryKey() != null) {
            form.put("primaryKey", new Form().put("name", table.primaryKey().name())
                    .list("columns", table.primaryKey().columns()).map);
        }
        form.all("uniqueKeys", table.uniqueKeys(), SchemaForm::uniqueKey);
        form.all("foreignKeys", table.foreignKeys(), SchemaForm::foreignKey);
        form.all("checks", table.checks(), SchemaForm::check);
        form.all("indexes", table.indexes(), SchemaForm::index);
        form.list("grants", traits.grants());
        form.all("triggers", traits.triggers(), trigger -> new Form().put("name", trigger.name())
                .put("definition", trigger.definition()).unless("enabled", trigger.enabled(), true));
        form.put("rowSecurity", traits.security().enabled()).put("rowSecurityForced", traits.security().forced());
        form.all("policies", traits.security().policies(), policy -> new Form().put("name", policy.name())
                .put("definition", policy.definition()));
        form.put("partitioning", traits.partitioning()).list("partitions", traits.partitions());
        return form.unless("replicaIdentity", traits.replicaIdentity(), "default");
    }

    private static Form column(Column column) {
        Form form = new Form().put("name", column.name());
        type(form, column.dataType());
        form.unless("nullable", column.nullable(), true);
        if (column.defaultValue() != null) {
            form.map.put("default", column.defaultValue());
        }
        switch (column.filled()) {
            case Column.ByWriter writer -> {}
            case Column.Identity identity -> {
                Form filled = new Form();
                filled.map.put("always", identity.always());
                filled.map.put("start", identity.start());
                filled.map.put("increment", identity.increment());
                form.put("identity", filled.map);
            }
            case Column.Serial serial -> form.put("serial", named(serial.sequence()).map);
            case Column.Computed computed -> {
                Form filled = new Form();
                filled.map.put("expression", computed.expression());
                filled.map.put("stored", computed.stored());
                form.put("computed", filled.map);
            }
        }
        return form.put("collation", column.collation()).put("comment", column.comment());
    }

    private static void type(Form form, DataType type) {
        form.map.put("type", type.name());
        form.put("length", type.length()).put("precision", type.precision()).put("scale", type.scale())
                .unless("dimensions", type.dimensions(), 0);
    }

    private static Form uniqueKey(UniqueKey key) {
        return new Form().put("name", key.name()).list("columns", key.columns())
                .unless("nullsDistinct", key.nullsDistinct(), true)
                .unless("deferral", key.deferral().name(), Deferral.NOT_DEFERRABLE.name());
    }

    private static Form foreignKey(ForeignKey key) {
        return new Form().put("name", key.name()).list("columns", key.columns())
                .put("target", named(key.target()).map)
                .list("targetColumns", key.targetColumns())
                .unless("onDelete", key.onDelete().name(), Action.NO_ACTION.name())
                .unless("onUpdate", key.onUpdate().name(), Action.NO_ACTION.name())
                .unless("deferral", key.deferral().name(), Deferral.NOT_DEFERRABLE.name())
                .unless("validated", key.validated(), true);
    }

    private static Form check(Check check) {
        return new Form().put("name", check.name()).put("expression", check.expression())
                .unless("validated", check.validated(), true);
    }

    private static Form index(Index index) {
        Form form = new Form().put("name", index.name()).put("unique", index.unique())
                .unless("method", index.method(), "btree");
        form.all("keys", index.keys(), key -> new Form()
                .put(key.column() ? "column" : "expression", key.expression())
                .put("descending", key.descending())
                .unless("nullsFirst", key.nullsFirst(), key.descending())
                .put("operatorClass", key.operatorClass()));
        return form.list("include", index.include()).put("predicate", index.predicate())
                .unless("nullsDistinct", index.nullsDistinct(), true)
                .unless("valid", index.valid(), true);
    }

    private static Form view(View view) {
        return named(view.name()).put("materialized", view.materialized()).put("comment", view.comment())
                .list("definition", lines(view.definition()))
                .list("columns", view.columns())
                .all("indexes", view.indexes(), SchemaForm::index);
    }

    private static Form sequence(Sequence sequence) {
        Form form = named(sequence.name()).put("type", sequence.dataType());
        form.map.put("start", sequence.start());
        form.map.put("increment", sequence.increment());
        form.map.put("minimum", sequence.minimum());
        form.map.put("maximum", sequence.maximum());
        form.map.put("cache", sequence.cache());
        return form.put("cycles", sequence.cycles()).put("owner", sequence.owner());
    }
}
