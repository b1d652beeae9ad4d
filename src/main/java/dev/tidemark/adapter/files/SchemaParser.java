package dev.tidemark.adapter.files;

import dev.tidemark.domain.schema.Aspect;
import dev.tidemark.domain.schema.Check;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.Deferral;
import dev.tidemark.domain.schema.Extension;
import dev.tidemark.domain.schema.ForeignKey;
import dev.tidemark.domain.schema.ForeignKey.Action;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Policy;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Publication;
import dev.tidemark.domain.schema.Routine;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Sequence;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.Trigger;
import dev.tidemark.domain.schema.UniqueKey;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.domain.schema.View;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a schema of what {@link SchemaForm} made of one. */
final class SchemaParser {
    private final SchemaNode root;

    SchemaParser(SchemaNode root) {
        this.root = root;
    }

    Schema schema() {
        Set<Aspect> silent = EnumSet.noneOf(Aspect.class);
        root.texts("silent").forEach(aspect -> silent.add(root.constant(Aspect.class, aspect)));
        Schema.Origin origin = new Schema.Origin(
                root.text("product"), root.optional("serverVersion", ""), silent, root.texts("leftOut"));
        return new Schema(
                origin, root.all("tables", SchemaParser::table), root.all("views", SchemaParser::view),
                root.all("sequences", SchemaParser::sequence),
                root.all("types", type -> new UserType(
                        name(type), type.constant(UserType.Form.class, type.text("form")), type.texts("parts"))),
                root.all("routines", routine -> new Routine(name(routine), definition(routine))),
                root.all("publications", publication -> new Publication(
                        publication.text("name"), publication.optional("definition", ""))),
                root.all("extensions", extension -> new Extension(
                        extension.text("name"), extension.optional("version", ""))));
    }

    private static ObjectName name(SchemaNode node) {
        return new ObjectName(node.optional("schema", ""), node.text("name"));
    }

    private static String definition(SchemaNode node) {
        return String.join("\n", node.texts("definition"));
    }

    private static Table table(SchemaNode node) {
        SchemaNode key = node.child("primaryKey");
        Table.Security security = new Table.Security(
                node.flag("rowSecurity", false), node.flag("rowSecurityForced", false),
                node.all("policies", policy -> new Policy(policy.text("name"), policy.text("definition"))));
        Table.Traits traits = new Table.Traits(
                node.optional("comment", ""), node.optional("owner", ""), node.texts("grants"),
                node.all("triggers", trigger -> new Trigger(
                        trigger.text("name"), trigger.text("definition"), trigger.flag("enabled", true))),
                security, node.optional("partitioning", ""), node.texts("partitions"),
                node.optional("replicaIdentity", "default"), -1);
        return new Table(
                name(node), node.all("columns", SchemaParser::column),
                key == null ? null : new PrimaryKey(key.text("name"), key.texts("columns")),
                node.all("uniqueKeys", unique -> new UniqueKey(
                        unique.text("name"), unique.texts("columns"), unique.flag("nullsDistinct", true),
                        deferral(unique))),
                node.all("foreignKeys", SchemaParser::foreignKey),
                node.all("checks", check -> new Check(
                        check.text("name"), check.optional("expression", ""), check.flag("validated", true))),
                node.all("indexes", SchemaParser::index), traits);
    }

    private static Deferral deferral(SchemaNode node) {
        return node.constant(Deferral.class, node.optional("deferral", Deferral.NOT_DEFERRABLE.name()));
    }

    private static Action action(SchemaNode node, String key) {
        return node.constant(Action.class, node.optional(key, Action.NO_ACTION.name()));
    }

    private static ForeignKey foreignKey(SchemaNode node) {
        return new ForeignKey(
                node.text("name"), node.texts("columns"), name(node.required("target")), node.texts("targetColumns"),
                action(node, "onDelete"), action(node, "onUpdate"), deferral(node), node.flag("validated", true));
    }

    private static Column column(SchemaNode node) {
        DataType type = new DataType(
                node.text("type"), node.integer("length"), node.integer("precision"), node.integer("scale"),
                (int) node.number("dimensions", 0));
        return new Column(
                node.text("name"), type, node.flag("nullable", true), node.find("default"), filled(node),
                node.optional("collation", ""), node.optional("comment", ""));
    }

    private static Column.Filled filled(SchemaNode node) {
        SchemaNode identity = node.child("identity");
        if (identity != null) {
            return new Column.Identity(
                    identity.flag("always", false), identity.number("start", 1), identity.number("increment", 1));
        }
        SchemaNode serial = node.child("serial");
        if (serial != null) {
            return new Column.Serial(name(serial));
        }
        SchemaNode computed = node.child("computed");
        return computed == null
                ? Column.Filled.BY_WRITER
                : new Column.Computed(computed.text("expression"), computed.flag("stored", true));
    }

    private static Index index(SchemaNode node) {
        return new Index(
                node.text("name"), node.flag("unique", false), node.optional("method", "btree"),
                node.all("keys", SchemaParser::key), node.texts("include"), node.optional("predicate", ""),
                node.flag("nullsDistinct", true), node.flag("valid", true));
    }

    private static Index.Key key(SchemaNode node) {
        @Nullable
        String column = node.find("column");
        boolean descending = node.flag("descending", false);
        return new Index.Key(
                column == null ? node.text("expression") : column, column != null, descending,
                node.flag("nullsFirst", descending), node.optional("operatorClass", ""));
    }

    private static View view(SchemaNode node) {
        List<String> columns = node.texts("columns");
        return new View(
                name(node), definition(node), columns, node.flag("materialized", false), node.optional("comment", ""),
                node.all("indexes", SchemaParser::index));
    }

    private static Sequence sequence(SchemaNode node) {
        return new Sequence(
                name(node), node.text("type"), node.number("start", 1), node.number("increment", 1),
                node.number("minimum", 1), node.number("maximum", Long.MAX_VALUE), node.number("cache", 1),
                node.flag("cycles", false), node.find("owner"));
    }
}
