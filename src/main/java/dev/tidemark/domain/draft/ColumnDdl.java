package dev.tidemark.domain.draft;

import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Changes of columns that stay, in SQL. */
final class ColumnDdl {
    private final SqlNames names;
    private final TableDdl tables;

    ColumnDdl(SqlNames names, TableDdl tables) {
        this.names = names;
        this.tables = tables;
    }

    /** The statements; none where there is no way to say it. */
    List<String> alter(ObjectName table, String property, Column before, Column after) {
        String alter = "ALTER TABLE " + names.of(table) + " ALTER COLUMN " + names.of(after.name()) + " ";
        return switch (property) {
            case "type", "collation" -> retype(alter, before, after);
            case "nullable" -> List.of(alter + (after.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
            case "default" -> List.of(alter + defaulted(after));
            case "generation" -> filled(table, alter, before, after);
            case "comment" -> List.of(tables.comment(table, after));
            default -> List.of();
        };
    }

    private static String defaulted(Column column) {
        return column.defaultValue() == null ? "DROP DEFAULT" : "SET DEFAULT " + column.defaultValue();
    }

    /** A default of the old type would stand in the way; it goes before and comes again after. */
    private List<String> retype(String alter, Column before, Column after) {
        List<String> statements = new ArrayList<>();
        boolean aside = before.defaultValue() != null
                && (names.postgres() || !Objects.equals(before.defaultValue(), after.defaultValue()));
        if (aside) {
            statements.add(alter + "DROP DEFAULT");
        }
        String type = tables.type(after);
        if (names.postgres()) {
            String name = names.of(after.name());
            boolean same = before.dataType().equals(after.dataType());
            statements.add(alter + "TYPE " + type
                    + (same ? "" : " USING " + name + cast(before, after)));
        } else {
            statements.add(alter + "SET DATA TYPE " + type);
        }
        if (after.defaultValue() != null && (aside || before.defaultValue() == null)) {
            statements.add(alter + "SET DEFAULT " + after.defaultValue());
        }
        return statements;
    }

    /** Between types that somebody made and others there is a way only over text. */
    private String cast(Column before, Column after) {
        boolean made = own(before) || own(after);
        String arrays = "[]".repeat(after.dataType().dimensions());
        return (made ? "::text" + arrays : "") + "::" + names.type(after.dataType());
    }

    private static boolean own(Column column) {
        return !TypeChange.known(column.dataType());
    }

    /** From one way of being filled to another: the old one is taken away, then the new one added. */
    private List<String> filled(ObjectName table, String alter, Column before, Column after) {
        if (before.filled() instanceof Column.Identity was && after.filled() instanceof Column.Identity is) {
            return identityAltered(alter, was, is);
        }
        boolean computed = after.filled() instanceof Column.Computed
                || before.filled() instanceof Column.Computed was && (names.postgres() && !was.stored());
        if (computed) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        switch (before.filled()) {
            case Column.Identity identity -> statements.add(alter + "DROP IDENTITY");
            case Column.Serial serial -> {
                statements.add(alter + "DROP DEFAULT");
                statements.add("DROP SEQUENCE " + names.of(serial.sequence()));
            }
            case Column.Computed was -> statements.add(alter + "DROP EXPRESSION");
            case Column.ByWriter writer -> {
                if (before.defaultValue() != null) {
                    statements.add(alter + "DROP DEFAULT");
                }
            }
        }
        fill(table, alter, after, statements);
        return statements;
    }

    private void fill(ObjectName table, String alter, Column after, List<String> statements) {
        String column = names.of(after.name());
        String highest = "(SELECT coalesce(max(" + column + "), 0) + 1 FROM " + names.of(table) + ")";
        switch (after.filled()) {
            case Column.Identity identity -> {
                if (names.postgres()) {
                    statements.add(alter + "ADD " + tables.identity(identity));
                    statements.add("SELECT setval(pg_get_serial_sequence(" + SqlNames.text(names.of(table)) + ", "
                            + SqlNames.text(after.name()) + "), " + highest + ", false)");
                } else {
                    statements.add(alter + "SET DATA TYPE " + tables.type(after) + " " + tables.identity(identity));
                    statements.add(alter + "RESTART WITH " + highest);
                }
            }
            case Column.Serial serial -> {
                statements.add("CREATE SEQUENCE " + names.of(serial.sequence())
                        + (after.dataType().name().equals("bigint") ? "" : " AS " + after.dataType().sql())
                        + " OWNED BY " + names.of(table) + "." + column);
                statements.add("SELECT setval(" + SqlNames.text(names.of(serial.sequence())) + ", " + highest
                        + ", false)");
                statements.add(alter + "SET DEFAULT " + tables.next(serial));
            }
            case Column.ByWriter writer -> {
                if (after.defaultValue() != null) {
                    statements.add(alter + "SET DEFAULT " + after.defaultValue());
                }
            }
            case Column.Computed computed -> statements.clear();
        }
    }

    private static List<String> identityAltered(String alter, Column.Identity was, Column.Identity is) {
        List<String> statements = new ArrayList<>();
        if (was.always() != is.always()) {
            statements.add(alter + "SET GENERATED " + (is.always() ? "ALWAYS" : "BY DEFAULT"));
        }
        if (was.start() != is.start()) {
            statements.add(alter + "SET START WITH " + is.start());
        }
        if (was.increment() != is.increment()) {
            statements.add(alter + "SET INCREMENT BY " + is.increment());
        }
        return statements;
    }
}
