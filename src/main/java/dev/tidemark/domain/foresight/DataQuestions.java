package dev.tidemark.domain.foresight;

import dev.tidemark.domain.foresight.DataQuestion.Kind;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds in a plan what depends on the data that is there, and asks about it in advance: values that are missing where a
 * column becomes NOT NULL, values that stand twice where they are to be unique, rows without a parent, types that cannot be
 * compared, tables and columns that are there already; and how many rows are lost. What the plan itself changes before is taken into account where its statements
 * can be followed; where they cannot, nothing is asked.
 */
public final class DataQuestions {
    private static final String[] TYPE_ENDS = {
        "not", "null", "default", "primary", "unique", "references", "check", "constraint", "generated", "collate",
        "auto_increment", "comment", "on", "as"};
    private static final List<String> TABLE_RULES =
            List.of("constraint", "primary", "unique", "foreign", "check", "exclude", "like", "index", "key");

    private final Map<String, PlannedTable> tables = new HashMap<>();
    private final Map<String, Boolean> dropped = new HashMap<>();
    private final Map<String, Integer> losses = new HashMap<>();
    private final List<DataQuestion> found = new ArrayList<>();
    private boolean lost;
    private int step;
    private int statement;

    private DataQuestions() {}

    /** The questions about the statements of {@code steps}, in their order. */
    public static List<DataQuestion> of(List<Step> steps) {
        DataQuestions questions = new DataQuestions();
        for (Step each : steps) {
            questions.statement = 0;
            for (Statement sent : each.meant()) {
                if (sent.nature() == Statement.Nature.DECIDED_WHILE_RUNNING) {
                    questions.lost = true;
                }
                Words.statements(sent.sql()).forEach(questions::read);
                questions.statement++;
            }
            questions.step++;
        }
        return questions.found.stream().filter(questions::once).toList();
    }

    private PlannedTable table(String name) {
        PlannedTable known = tables.computeIfAbsent(Words.key(name), n -> new PlannedTable());
        if (lost) {
            known.lose();
        }
        return known;
    }

    private void read(Words words) {
        if (words.take("create", "table")) {
            createTable(words);
        } else if (words.take("alter", "table")) {
            alterTable(words);
        } else if (words.take("create", "unique", "index")) {
            uniqueIndex(words);
        } else if (words.take("update")) {
            update(words);
        } else if (words.take("insert", "into")) {
            table(words.name()).lose();
        } else if (words.take("delete", "from")) {
            delete(words);
        } else if (words.take("truncate")) {
            words.take("table");
            words.take("only");
            String name = words.name();
            lost(name, name, "*", "");
            table(name).lose();
        } else if (words.take("drop", "table")) {
            words.take("if", "exists");
            for (Words each : words.parts()) {
                String name = each.name();
                lost(name, name, "*", "");
                dropped.put(Words.key(name), true);
            }
        } else if (words.take("do") || words.take("call") || words.take("merge") || words.take("with")
                || words.take("select") || words.take("set", "schema") || words.take("set", "search_path")) {
            lost = true;
        }
    }

    private void delete(Words words) {
        words.take("only");
        String name = words.name();
        String condition = words.take("where") && !words.has("returning") ? table(name).after(words) : null;
        if (condition != null) {
            lost(name, name, "*", " WHERE " + condition);
        } else if (words.ended()) {
            lost(name, name, "*", "");
        } else {
            counted(name);
        }
        table(name).lose();
    }

    /** Asks how many rows of a table are lost; where what the plan does before cannot be followed, nothing is asked. */
    private void lost(String name, String object, String what, String where) {
        counted(object);
        PlannedTable table = table(name);
        if (!table.made() && !table.lost() && !dropped.containsKey(Words.key(name))) {
            ask(Kind.LOST, object, name, "SELECT count(" + what + ") FROM " + name + where);
        }
    }

    private void counted(String object) {
        losses.merge(step + " " + object, 1, Integer::sum);
    }

    /** Of two losses in one place only the sum would be true, which is not asked for. */
    private boolean once(DataQuestion question) {
        return question.kind() != Kind.LOST || losses.getOrDefault(question.step() + " " + question.object(), 0) < 2;
    }

    private void createTable(Words words) {
        boolean tolerant = words.take("if", "not", "exists");
        String name = words.name();
        PlannedTable table = table(name);
        boolean fresh = !table.made() && !dropped.containsKey(Words.key(name));
        if (fresh && !tolerant && !lost) {
            ask(Kind.EXISTS, name, "", "SELECT count(*) FROM " + name + " WHERE 1 = 0");
        }
        table.make();
        List<String> columns = new ArrayList<>();
        for (Words part : words.inBrackets().parts()) {
            if (TABLE_RULES.stream().anyMatch(part::comes)) {
                rule(name, part);
            } else {
                columns.add(column(name, part));
            }
        }
        if (fresh && !tolerant && !lost && !columns.isEmpty()) {
            String all = String.join(", ", columns);
            ask(Kind.SAME_COLUMNS, name, all, "SELECT count(*) FROM (SELECT " + all + " FROM " + name
                    + " WHERE 1 = 0) v");
        }
    }

    /** A column of a new table, or one that is added: its name, its type, and what else is said about it. */
    private String column(String name, Words words) {
        PlannedTable table = table(name);
        String column = words.next();
        String type = plain(words.until(TYPE_ENDS).restText());
        boolean required = words.has("not") && words.has("null");
        boolean filled = words.has("default") || words.has("generated") || type.isEmpty() || isSerial(words);
        Words rest = words.until("references");
        rest.until("default");
        rest.take("default");
        Words value = rest.until("not", "null", "constraint", "check", "unique", "primary");
        boolean wasMade = table.made();
        if (required && !filled && !wasMade && !table.lost()) {
            ask(Kind.NO_VALUE, name + "." + column, "", "SELECT count(*) FROM " + name);
        }
        String now = value.restText();
        table.add(column, type, words.has("default") && !now.isEmpty() ? "(" + now + ")" : "NULL");
        if (filled && !words.has("default")) {
            table.forget(column);
        }
        if (words.take("references")) {
            foreignKey(name, List.of(column), words);
        }
        return column;
    }

    private static boolean isSerial(Words words) {
        return words.has("serial") || words.has("bigserial") || words.has("smallserial") || words.has("auto_increment");
    }

    /** A type without what the product makes of it besides. */
    private static String plain(String type) {
        return switch (type.toLowerCase(java.util.Locale.ROOT)) {
            case "serial" -> "integer";
            case "bigserial" -> "bigint";
            case "smallserial" -> "smallint";
            default -> type;
        };
    }

    private void alterTable(Words words) {
        words.take("if", "exists");
        words.take("only");
        String name = words.name();
        for (Words action : words.parts()) {
            if (action.take("add")) {
                add(name, action);
            } else if (action.take("alter")) {
                action.take("column");
                alterColumn(name, action);
            } else if (action.take("drop")) {
                boolean rule = action.take("constraint");
                action.take("column");
                action.take("if", "exists");
                if (!rule) {
                    dropColumn(name, action);
                }
            } else {
                table(name).lose();
            }
        }
    }

    private void dropColumn(String name, Words action) {
        boolean known = !action.ended() && table(name).mayHave(action.rest().getFirst().text());
        String column = action.next();
        if (known) {
            lost(name, name + "." + column, column, "");
        }
        table(name).forget(column);
    }

    private void add(String name, Words action) {
        if (TABLE_RULES.stream().anyMatch(action::comes)) {
            rule(name, action);
        } else {
            action.take("column");
            boolean tolerant = action.take("if", "not", "exists");
            if (!tolerant && !action.ended() && !action.comes("(")) {
                columnExists(name, action.rest().getFirst().text());
            }
            column(name, action);
        }
    }

    private void columnExists(String name, String column) {
        if (table(name).mayHave(column)) {
            ask(
                    Kind.COLUMN_EXISTS, name + "." + column, "",
                    "SELECT count(" + column + ") FROM " + name + " WHERE 1 = 0");
        }
    }

    private void alterColumn(String name, Words action) {
        PlannedTable table = table(name);
        String column = action.next();
        if (action.take("set", "not", "null")) {
            String value = table.value(column);
            if (value != null && !table.made()) {
                ask(
                        Kind.MISSING_VALUE, name + "." + column, "",
                        "SELECT count(*) FROM " + name + " WHERE (" + value + ") IS NULL");
            }
        } else if (!action.comes("set", "default") && !action.comes("drop")) {
            table.forget(column);
        }
    }

    private void rule(String name, Words words) {
        if (words.take("constraint")) {
            words.next();
        }
        if (words.take("unique") || words.take("primary", "key")) {
            words.take("nulls", "not", "distinct");
            unique(name, columns(words.inBrackets()));
        } else if (words.take("foreign", "key")) {
            List<String> columns = columns(words.inBrackets());
            if (words.take("references")) {
                foreignKey(name, columns, words);
            }
        } else if (words.take("check")) {
            Words condition = words.inBrackets();
            String asked = table(name).after(condition);
            if (asked != null && !table(name).made() && !words.has("valid")) {
                ask(Kind.CHECK, name, condition.restText(),
                        "SELECT count(*) FROM " + name + " WHERE NOT (" + asked + ")");
            }
        }
    }

    private static List<String> columns(Words inside) {
        return inside.parts().stream().map(p -> p.rest().size() == 1 ? p.next() : "").toList();
    }

    private void uniqueIndex(Words words) {
        words.take("concurrently");
        words.take("if", "not", "exists");
        words.until("on");
        words.take("on");
        words.take("only");
        String name = words.name();
        if (words.take("using")) {
            words.next();
        }
        List<String> columns = words.inBrackets().parts().stream().map(DataQuestions::indexed).toList();
        if (!words.has("where") && !words.has("include")) {
            unique(name, columns);
        }
    }

    /** The column's name, or nothing where it is an expression. */
    private static String indexed(Words part) {
        String column = part.next();
        boolean ordered = part.take("asc") || part.take("desc");
        return part.ended() || ordered ? column : "";
    }

    private void unique(String name, List<String> columns) {
        PlannedTable table = table(name);
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            String value = column.isEmpty() ? null : table.value(column);
            if (value == null) {
                return;
            }
            values.add(value);
        }
        if (table.made() || values.isEmpty()) {
            return;
        }
        StringBuilder inner = new StringBuilder("SELECT ");
        StringBuilder present = new StringBuilder();
        StringBuilder group = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            inner.append(i == 0 ? "" : ", ").append('(').append(values.get(i)).append(") AS c").append(i);
            present.append(i == 0 ? "" : " AND ").append('c').append(i).append(" IS NOT NULL");
            group.append(i == 0 ? "" : ", ").append('c').append(i);
        }
        ask(
                Kind.DUPLICATE,
                name + " (" + String.join(", ", columns) + ")",
                "",
                "SELECT count(*) FROM (SELECT 1 AS n FROM (" + inner + " FROM " + name + ") v WHERE " + present
                        + " GROUP BY " + group + " HAVING count(*) > 1) d");
    }

    private void foreignKey(String child, List<String> columns, Words words) {
        String parent = words.name();
        List<String> others = columns(words.inBrackets());
        if (columns.size() != 1 || others.size() != 1 || columns.getFirst().isEmpty() || others.getFirst().isEmpty()) {
            return;
        }
        String column = columns.getFirst();
        String other = others.getFirst();
        PlannedTable from = table(child);
        PlannedTable to = table(parent);
        String value = from.value(column);
        boolean rowsKnown = !from.made() && !to.made() && from.type(column) == null && to.type(other) == null;
        String left = child + "." + column;
        String right = parent + "." + other;
        if (rowsKnown && value != null && !to.lost() && !(words.has("not") && words.has("valid"))) {
            ask(
                    Kind.WITHOUT_PARENT, left, right,
                    "SELECT count(*) FROM (SELECT (" + value + ") AS c0 FROM " + child + ") v WHERE c0 IS NOT NULL"
                            + " AND NOT EXISTS (SELECT 1 FROM " + parent + " p WHERE p." + other + " = v.c0)");
        } else if (!lost) {
            ask(
                    Kind.TYPES, left, right,
                    "SELECT count(*) FROM (" + typed(from, child, column) + ") l, (" + typed(to, parent, other)
                            + ") r WHERE l.c0 = r.c0");
        }
    }

    /** A column without rows, with the type that it will have. */
    private static String typed(PlannedTable table, String name, String column) {
        String type = table.type(column);
        return type == null
                ? "SELECT " + column + " AS c0 FROM " + name + " WHERE 1 = 0"
                : "SELECT CAST(NULL AS " + type + ") AS c0";
    }

    private void update(Words words) {
        words.take("only");
        String name = words.name();
        PlannedTable table = table(name);
        if (!words.take("set") || words.has("from") || words.has("returning")) {
            table.lose();
            return;
        }
        Words assignments = words.until("where");
        Words condition = words.take("where") ? words : null;
        Map<String, Words> values = new LinkedHashMap<>();
        for (Words each : assignments.parts()) {
            String column = each.next();
            if (column.equals("(") || !each.take("=")) {
                table.lose();
                return;
            }
            values.put(column, each);
        }
        table.update(values, condition);
    }

    private void ask(Kind kind, String object, String other, String select) {
        found.add(new DataQuestion(step, statement, kind, object, other, select));
    }
}
