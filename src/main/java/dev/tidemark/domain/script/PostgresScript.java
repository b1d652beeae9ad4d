package dev.tidemark.domain.script;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.script.ScriptParts.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scripts for psql, which goes on after an error unless it is told otherwise. */
record PostgresScript(String history, String lock) implements ScriptDialect {

    @Override
    public boolean transactions() {
        return true;
    }

    @Override
    public List<String> notes() {
        return List.of("Run it with psql: psql -X -f FILE DATABASE");
    }

    @Override
    public List<String> opening(@Nullable String schema) {
        List<String> lines = new ArrayList<>(List.of("\\set ON_ERROR_STOP on"));
        if (schema != null) {
            lines.add("SET search_path TO \"" + schema.replace("\"", "\"\"") + "\";");
        }
        lines.add("");
        return lines;
    }

    @Override
    public List<String> guarded(ScriptParts parts) {
        List<String> blocks = new ArrayList<>();
        blocks.add(block(guard(parts.standing())));
        for (String table : List.of(lock, history)) {
            List<String> making = parts.setup().stream()
                    .map(Statement::sql)
                    .filter(sql -> mentions(sql, lock) == table.equals(lock))
                    .toList();
            if (!making.isEmpty()) {
                blocks.add(block("BEGIN\n  IF to_regclass(" + Literals.text(table) + ") IS NULL THEN\n"
                        + making.stream().map(s -> "    EXECUTE " + Literals.text(s) + ";\n")
                                .collect(Collectors.joining())
                        + "  END IF;\nEND\n"));
            }
        }
        return blocks;
    }

    private static boolean mentions(String sql, String table) {
        return sql.toLowerCase(Locale.ROOT).contains(table.toLowerCase(Locale.ROOT));
    }

    private String guard(Expected expected) {
        StringBuilder text = new StringBuilder("DECLARE\n  found text;\nBEGIN\n");
        text.append("  IF to_regclass(").append(Literals.text(lock)).append(") IS NOT NULL THEN\n");
        check(text, "SELECT 'x' FROM " + lock + " WHERE LOCKED LIMIT 1",
                "the changelog lock is held; nothing was changed");
        text.append("  END IF;\n");
        text.append("  IF to_regclass(").append(Literals.text(history)).append(") IS NULL THEN\n");
        RevisionId current = expected.current();
        if (current == null) {
            text.append("    RETURN;\n");
        } else {
            raise(text, "this database has no history, and the script begins at " + current + "; nothing was changed",
                    false);
        }
        text.append("  END IF;\n");
        text.append("  EXECUTE ").append(Literals.text("LOCK TABLE " + history + " IN SHARE ROW EXCLUSIVE MODE"))
                .append(";\n");
        if (!expected.absent().isEmpty()) {
            check(
                    text,
                    "SELECT min(ID) FROM " + history + " WHERE (ID, AUTHOR, " + normalPath() + ") IN (VALUES "
                            + Literals.rows(expected.absent()) + ")",
                    "the revision % is already recorded here; nothing was changed");
        }
        Set<RevisionId> present = ScriptDialect.present(expected);
        if (!present.isEmpty()) {
            check(
                    text,
                    "SELECT min(v.id) FROM (VALUES " + Literals.rows(present)
                            + ") v (id, author, path) WHERE NOT EXISTS"
                            + " (SELECT 1 FROM " + history + " WHERE ID = v.id AND AUTHOR = v.author AND "
                            + normalPath()
                            + " = v.path)",
                    "the revision % is not recorded here; nothing was changed");
        }
        if (current != null) {
            check(text, last(expected, current),
                    "the last revision here is %, not " + current + "; nothing was changed");
        }
        return text.append("END\n").toString();
    }

    private String last(Expected expected, RevisionId current) {
        String repeating = expected.repeating().isEmpty()
                ? ""
                : " AND (ID, AUTHOR, " + normalPath() + ") NOT IN (VALUES " + Literals.rows(expected.repeating()) + ")";
        return "SELECT id FROM (SELECT ID AS id, AUTHOR AS author, " + normalPath() + " AS path FROM " + history
                + " WHERE "
                + normalPath() + " IN ("
                + expected.paths().stream().sorted().map(Literals::text).collect(Collectors.joining(", "))
                + ")" + repeating
                + " ORDER BY ORDEREXECUTED DESC, DATEEXECUTED DESC LIMIT 1) l WHERE (id, author, path) <> "
                + Literals.rows(Set.of(current));
    }

    private static void check(StringBuilder text, String query, String message) {
        text.append("  EXECUTE ").append(Literals.text(query)).append(" INTO found;\n");
        text.append("  IF found IS NOT NULL THEN\n");
        raise(text, message, message.contains("%"));
        text.append("  END IF;\n");
    }

    private static void raise(StringBuilder text, String message, boolean argument) {
        String format = argument ? message : message.replace("%", "%%");
        text.append("    RAISE EXCEPTION ").append(Literals.text("Tidemark: " + format))
                .append(argument ? ", found" : "").append(";\n");
    }

    private static String block(String body) {
        String tag = "$tidemark$";
        for (int i = 1; body.contains(tag); i++) {
            tag = "$tidemark" + i + "$";
        }
        return "DO " + tag + "\n" + body + tag + ";";
    }
}
