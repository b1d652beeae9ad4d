package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.Policy;
import dev.tidemark.domain.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tables and columns in SQL. */
final class TableDdl {
    private final SqlNames names;
    private final PartDdl parts;

    TableDdl(SqlNames names) {
        this.names = names;
        this.parts = new PartDdl(names);
    }

    /** Makes a table with all but its foreign keys and triggers. */
    List<String> create(Table table) {
        List<String> statements = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<String> owned = new ArrayList<>();
        for (Column column : table.columns()) {
            lines.add(declared(table.name(), column));
            sequence(table.name(), column, statements, owned);
        }
        if (table.primaryKey() != null) {
            lines.add(parts.constraint(table.primaryKey()));
        }
        table.uniqueKeys().forEach(key -> lines.add(parts.constraint(key)));
        table.checks().forEach(check -> lines.add(parts.constraint(check)));
        String partitioning =
                table.traits().partitioning().isEmpty() ? "" : "\nPARTITION BY " + table.traits().partitioning();
        statements.add("CREATE TABLE " + names.of(table.name()) + " (\n    " + String.join(",\n    ", lines) + "\n)"
                + partitioning);
        statements.addAll(owned);
        table.traits().partitions().forEach(partition -> statements.add(partition(table.name(), partition)));
        table.indexes().forEach(index -> statements.add(parts.index(table.name(), index)));
        statements.addAll(comments(table));
        statements.addAll(security(table));
        return statements;
    }

    private List<String> comments(Table table) {
        List<String> statements = new ArrayList<>();
        if (!table.traits().comment().isEmpty()) {
            statements.add(comment("TABLE", names.of(table.name()), table.traits().comment()));
        }
        table.columns().stream().filter(c -> !c.comment().isEmpty())
                .forEach(c -> statements.add(comment(table.name(), c)));
        return statements;
    }

    private List<String> security(Table table) {
        List<String> statements = new ArrayList<>();
        String name = names.of(table.name());
        table.traits().grants().forEach(line -> statements.add(grant(table.name(), line, false)));
        if (table.traits().security().enabled()) {
            statements.add("ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY");
        }
        if (table.traits().security().forced()) {
            statements.add("ALTER TABLE " + name + " FORCE ROW LEVEL SECURITY");
        }
        table.traits().security().policies().forEach(policy -> statements.add(policy(table.name(), policy)));
        if (!table.traits().replicaIdentity().equals("default") && !table.traits().replicaIdentity().isEmpty()) {
            statements.add(replicaIdentity(table));
        }
        return statements;
    }

    String replicaIdentity(Table table) {
        String said = table.traits().replicaIdentity();
        String how = said.startsWith("index ")
                ? "USING INDEX " + names.of(said.substring(6))
                : said.toUpperCase(java.util.Locale.ROOT);
        return "ALTER TABLE " + names.of(table.name()) + " REPLICA IDENTITY " + how;
    }

    String policy(ObjectName table, Policy policy) {
        return policy.definition().startsWith("CREATE")
                ? policy.definition()
                : "CREATE POLICY " + names.of(policy.name()) + " ON " + names.of(table) + " " + policy.definition();
    }

    /** {@code app: SELECT, INSERT} as a statement. */
    String grant(ObjectName table, String line, boolean revoke) {
        int colon = line.indexOf(':');
        String role = line.substring(0, Math.max(colon, 0)).strip();
        String to = role.equalsIgnoreCase("public") ? "PUBLIC" : names.of(role);
        return (revoke ? "REVOKE " : "GRANT ") + line.substring(colon + 1).strip() + " ON " + names.of(table)
                + (revoke ? " FROM " : " TO ") + to;
    }

    private String partition(ObjectName table, String partition) {
        int blank = partition.indexOf(' ');
        String name = blank < 0 ? partition : partition.substring(0, blank);
        String rest = blank < 0 ? "DEFAULT" : partition.substring(blank + 1);
        ObjectName parent = table;
        if (rest.startsWith("OF ")) {
            int end = rest.indexOf(' ', 3);
            parent = new ObjectName(table.schema(), rest.substring(3, end));
            rest = rest.substring(end + 1);
        }
        return "CREATE TABLE " + names.beside(table, name) + " PARTITION OF " + names.of(parent) + " " + rest;
    }

    /** Adds a column to a table that is there. */
    List<String> add(ObjectName table, Column column) {
        List<String> statements = new ArrayList<>();
        List<String> owned = new ArrayList<>();
        sequence(table, column, statements, owned);
        statements.add("ALTER TABLE " + names.of(table) + " ADD COLUMN " + declared(table, column));
        statements.addAll(owned);
        if (!column.comment().isEmpty()) {
            statements.add(comment(table, column));
        }
        return statements;
    }

    /** A sequence that is not the one that {@code serial} would make stands for itself. */
    private void sequence(ObjectName table, Column column, List<String> before, List<String> after) {
        if (column.filled() instanceof Column.Serial serial && !usual(table, column, serial)) {
            String name = names.of(serial.sequence());
            before.add("CREATE SEQUENCE " + name
                    + (column.dataType().name().equals("bigint") ? "" : " AS " + column.dataType().sql()));
            after.add("ALTER SEQUENCE " + name + " OWNED BY " + names.of(table) + "." + names.of(column.name()));
        }
    }

    private static boolean usual(ObjectName table, Column column, Column.Serial serial) {
        return serial.sequence().name().equals(table.name() + "_" + column.name() + "_seq")
                && serial.sequence().schema().equals(table.schema()) && !column.nullable();
    }

    /** A column as {@code CREATE TABLE} and {@code ADD COLUMN} take it. */
    private String declared(ObjectName table, Column column) {
        if (column.filled() instanceof Column.Serial serial && usual(table, column, serial)) {
            return names.of(column.name()) + " " + serialType(column);
        }
        StringBuilder sql = new StringBuilder(names.of(column.name())).append(' ').append(type(column));
        switch (column.filled()) {
            case Column.Identity identity -> sql.append(' ').append(identity(identity));
            case Column.Computed computed -> sql.append(" GENERATED ALWAYS AS (").append(computed.expression())
                    .append(')').append(names.postgres() ? computed.stored() ? " STORED" : " VIRTUAL" : "");
            case Column.Serial serial -> sql.append(" DEFAULT ").append(next(serial));
            case Column.ByWriter writer -> {
                if (column.defaultValue() != null) {
                    sql.append(" DEFAULT ").append(column.defaultValue());
                }
            }
        }
        boolean computed = column.filled() instanceof Column.Computed;
        return sql.append(column.nullable() || computed && !names.postgres() ? "" : " NOT NULL").toString();
    }

    private static String serialType(Column column) {
        return switch (column.dataType().name()) {
            case "bigint" -> "bigserial";
            case "smallint" -> "smallserial";
            default -> "serial";
        };
    }

    String next(Column.Serial serial) {
        return "nextval(" + SqlNames.text(names.of(serial.sequence())) + ")";
    }

    String identity(Column.Identity identity) {
        String options = identity.start() == 1 && identity.increment() == 1
                ? ""
                : " (START WITH " + identity.start() + " INCREMENT BY " + identity.increment() + ")";
        return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY" + options;
    }

    /** A type with its collation. */
    String type(Column column) {
        return names.type(column.dataType())
                + (column.collation().isEmpty() ? "" : " COLLATE " + column.collation());
    }

    String comment(ObjectName table, Column column) {
        return comment("COLUMN", names.of(table) + "." + names.of(column.name()), column.comment());
    }

    String comment(String kind, String name, String text) {
        return "COMMENT ON " + kind + " " + name + " IS " + (text.isEmpty() ? "NULL" : SqlNames.text(text));
    }

    /** The partitions' names with their bounds that only one side has. */
    static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(each -> others.stream().noneMatch(o -> Objects.equals(o, each))).toList();
    }
}
