package dev.tidemark.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The schema as the revisions drawn so far leave it, and changes of it. */
final class LotModel {
    private static final List<String> TYPES = List.of(
            "int", "bigint", "varchar(30)", "decimal(8,2)", "boolean", "date", "timestamp", "clob");

    private final RandomGenerator random;
    private final List<Table> tables = new ArrayList<>();
    private int number;

    LotModel(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A column.
     *
     * @param name its name
     * @param type its type
     * @param busy whether something leans on it
     */
    record Column(String name, String type, boolean busy) {}

    /** A table; its key is {@code id}. */
    static final class Table {
        private String name;
        private final List<Column> columns = new ArrayList<>();

        Table(String name) {
            this.name = name;
        }

    }

    /**
     * Changes.
     *
     * @param changes what is done
     * @param undo what undoes it, in the order in which it has to
     * @param inverse whether Liquibase knows that by itself
     */
    record Drawing(List<Node> changes, List<Node> undo, boolean inverse) {
        static Drawing of(Node change, boolean inverse, Node... undo) {
            return new Drawing(List.of(change), List.of(undo), inverse);
        }
    }

    /** Some change; {@code name} is part of the names of what it makes. */
    Drawing draw(String name) {
        number++;
        if (tables.isEmpty() || random.nextInt(5) == 0) {
            return createTable(name);
        }
        Table table = tables.get(random.nextInt(tables.size()));
        List<Column> free = table.columns.stream().filter(c -> !c.busy()).toList();
        int kind = random.nextInt(free.isEmpty() ? 9 : 17);
        return switch (kind) {
            case 0, 1 -> addColumn(table);
            case 2 -> renameTable(table, name);
            case 3 -> Drawing.of(Node.of("createSequence", "sequenceName", "sq_" + name, "startValue",
                    pick("", "5"), "incrementBy", pick("", "3")), true,
                    Node.of("dropSequence", "sequenceName", "sq_" + name));
            case 4 -> insert(table);
            case 5 -> Drawing.of(Node.of("update", "tableName", table.name)
                    .with(Node.of("column", "name", "id", "valueComputed", "id + 0"),
                            Node.of("where").saying("id > 1")),
                    false, Node.of("empty"));
            case 6 -> sql(name);
            case 7 -> view(name);
            case 8 -> Drawing.of(Node.of("setTableRemarks", "tableName", table.name, "remarks", "It's " + name), false,
                    Node.of("setTableRemarks", "tableName", table.name, "remarks", "before " + name));
            default -> ofColumn(kind, table, free.get(random.nextInt(free.size())), name);
        };
    }

    private Drawing ofColumn(int kind, Table table, Column column, String name) {
        return switch (kind) {
            case 9, 10 -> renameColumn(table, column, name);
            case 11 -> dropColumn(table, column);
            case 12 -> index(table, column, name);
            case 13 -> unique(table, column, name);
            case 14 -> Drawing.of(Node.of("addDefaultValue", "tableName", table.name, "columnName", column.name(),
                    "columnDataType", column.type(), value("defaultValue", column.type()), valueOf(column.type())),
                    true,
                    Node.of("dropDefaultValue", "tableName", table.name, "columnName", column.name(), "columnDataType",
                            column.type()));
            case 15 -> foreignKey(table, name);
            default -> notNull(table, column);
        };
    }

    private Drawing createTable(String name) {
        Table table = new Table("t_" + name);
        Node node = Node.of("createTable", "tableName", table.name, "remarks", pick("", "It's " + name))
                .with(Node.of("column", "name", "id", "type", "int", "autoIncrement", pick("", "true"))
                        .with(Node.of("constraints", "primaryKey", "true", "nullable", "false", "primaryKeyName",
                                pick("", "pk_" + name))));
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            node = node.with(column(table, "c" + number + "_" + i, random.nextInt(3) == 0));
        }
        for (int i = 0; i < 2 && !tables.isEmpty() && random.nextInt(3) == 0; i++) {
            Table other = tables.get(random.nextInt(tables.size()));
            String key = "k" + number + "_" + i;
            table.columns.add(new Column(key, "int", true));
            node = node.with(Node.of("column", "name", key, "type", "int").with(Node.of("constraints",
                    "foreignKeyName", "fk_" + name + i, "references", other.name + "(id)")));
        }
        tables.add(table);
        return Drawing.of(node, true, Node.of("dropTable", "tableName", table.name));
    }

    private Node column(Table table, String name, boolean valued) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        table.columns.add(new Column(name, type, type.equals("clob")));
        return valued && !type.equals("clob")
                ? Node.of("column", "name", name, "type", type, value("defaultValue", type), valueOf(type))
                : Node.of("column", "name", name, "type", type);
    }

    private Drawing addColumn(Table table) {
        Node node = Node.of("addColumn", "tableName", table.name);
        List<Node> undo = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            String added = "a" + number + "_" + i;
            node = node.with(column(table, added, random.nextBoolean()));
            undo.addFirst(Node.of("dropColumn", "tableName", table.name, "columnName", added));
        }
        return new Drawing(List.of(node), undo, true);
    }

    private Drawing renameTable(Table table, String name) {
        String before = table.name;
        table.name = "n_" + name;
        return Drawing.of(Node.of("renameTable", "oldTableName", before, "newTableName", table.name), true,
                Node.of("renameTable", "oldTableName", table.name, "newTableName", before));
    }

    private Drawing renameColumn(Table table, Column column, String name) {
        String now = "n" + number + "_" + name;
        table.columns.set(table.columns.indexOf(column), new Column(now, column.type(), false));
        return Drawing.of(Node.of("renameColumn", "tableName", table.name, "oldColumnName", column.name(),
                "newColumnName", now, "columnDataType", column.type()), true,
                Node.of("renameColumn", "tableName", table.name, "oldColumnName", now, "newColumnName", column.name(),
                        "columnDataType", column.type()));
    }

    private Drawing dropColumn(Table table, Column column) {
        table.columns.remove(column);
        return Drawing.of(Node.of("dropColumn", "tableName", table.name, "columnName", column.name()), false,
                Node.of("addColumn", "tableName", table.name)
                        .with(Node.of("column", "name", column.name(), "type", column.type())));
    }

    private Drawing index(Table table, Column column, String name) {
        busy(table, column);
        return Drawing.of(Node.of("createIndex", "tableName", table.name, "indexName", "ix_" + name).with(
                Node.of("column", "name", column.name(), "descending", pick("", "true")),
                Node.of("column", "name", "id")),
                true, Node.of("dropIndex", "tableName", table.name, "indexName", "ix_" + name));
    }

    private Drawing unique(Table table, Column column, String name) {
        busy(table, column);
        return Drawing.of(Node.of("addUniqueConstraint", "tableName", table.name, "columnNames", column.name() + ", id",
                "constraintName", "uq_" + name), true,
                Node.of("dropUniqueConstraint", "tableName", table.name, "constraintName", "uq_" + name));
    }

    private Drawing foreignKey(Table table, String name) {
        Table other = tables.get(random.nextInt(tables.size()));
        String key = "fk_" + number + "_" + name;
        table.columns.add(new Column(key, "int", true));
        return new Drawing(
                List.of(Node.of("addColumn", "tableName", table.name)
                        .with(Node.of("column", "name", key, "type", "int")),
                        Node.of("addForeignKeyConstraint", "baseTableName", table.name, "baseColumnNames", key,
                                "constraintName", "c" + key, "referencedTableName", other.name, "referencedColumnNames",
                                "id",
                                "onDelete", pick("", "CASCADE", "SET NULL"))),
                List.of(Node.of("dropForeignKeyConstraint", "baseTableName", table.name, "constraintName", "c" + key),
                        Node.of("dropColumn", "tableName", table.name, "columnName", key)),
                true);
    }

    private Drawing notNull(Table table, Column column) {
        busy(table, column);
        return Drawing.of(Node.of("addNotNullConstraint", "tableName", table.name, "columnName", column.name(),
                "columnDataType", column.type(), "defaultNullValue", valueOf(column.type())), true,
                Node.of("dropNotNullConstraint", "tableName", table.name, "columnName", column.name(), "columnDataType",
                        column.type()));
    }

    private Drawing insert(Table table) {
        int id = 1000 + number;
        Node node = Node.of("insert", "tableName", table.name)
                .with(Node.of("column", "name", "id", "valueNumeric", "" + id));
        for (Column column : table.columns) {
            if (!column.name().startsWith("k") && !column.name().startsWith("fk")) {
                node = node.with(Node.of("column", "name", column.name(), value("value", column.type()),
                        valueOf(column.type())));
            }
        }
        return Drawing.of(node, false,
                Node.of("delete", "tableName", table.name).with(Node.of("where").saying("id = " + id)));
    }

    private static Drawing sql(String name) {
        return Drawing.of(Node.sql("CREATE TABLE s_" + name + " (id int, note varchar(20)); INSERT INTO s_" + name
                + " VALUES (1, 'it''s; so'); UPDATE base SET n = n + 1 WHERE id = 1"), false,
                Node.sql("DROP TABLE s_" + name));
    }

    private static Drawing view(String name) {
        return Drawing.of(Node.of("createView", "viewName", "w_" + name).saying("SELECT id AS number FROM base"), true,
                Node.of("dropView", "viewName", "w_" + name));
    }

    private static void busy(Table table, Column column) {
        table.columns.set(table.columns.indexOf(column), new Column(column.name(), column.type(), true));
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String value(String stem, String type) {
        return switch (type) {
            case "int", "bigint", "decimal(8,2)" -> stem + "Numeric";
            case "boolean" -> stem + "Boolean";
            case "date", "timestamp" -> stem + "Date";
            default -> stem;
        };
    }

    private static String valueOf(String type) {
        return switch (type) {
            case "int", "bigint" -> "7";
            case "decimal(8,2)" -> "1.25";
            case "boolean" -> "true";
            case "date" -> "2020-02-29";
            case "timestamp" -> "2020-02-29T12:30:00";
            default -> "it's; so";
        };
    }
}
