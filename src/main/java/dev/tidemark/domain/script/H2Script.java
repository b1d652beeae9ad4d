package dev.tidemark.domain.script;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.script.ScriptParts.Expected;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scripts for H2's RunScript and Shell. H2 has no statement that only raises: a query fails by casting its message to a
 * number.
 */
record H2Script(String history, String lock) implements ScriptDialect {

    @Override
    public boolean transactions() {
        return false;
    }

    @Override
    public List<String> notes() {
        return List.of(
                "Run it with H2's own tool: java -cp h2.jar org.h2.tools.RunScript -url URL -user USER -script FILE",
                "H2 commits every change of the schema by itself: if something fails, what ran before it stays.");
    }

    @Override
    public List<String> opening(@Nullable String schema) {
        return schema == null ? List.of() : List.of("SET SCHEMA \"" + schema.replace("\"", "\"\"") + "\";", "");
    }

    @Override
    public List<String> guarded(ScriptParts parts) {
        Expected expected = parts.standing();
        RevisionId current = expected.current();
        List<String> checks = new ArrayList<>();
        if (current == null) {
            parts.setup().forEach(s -> making(s, checks));
        } else {
            String named = name(history);
            checks.add(failing(
                    "SELECT COUNT(*) AS N FROM (VALUES (0)) V WHERE NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE"
                            + " UPPER(TABLE_NAME) = " + Literals.text(named.toUpperCase(Locale.ROOT)) + ")",
                    "this database has no history, and the script begins at " + current));
        }
        checks.add(failing("SELECT COUNT(*) AS N FROM " + lock + " WHERE LOCKED", "the changelog lock is held"));
        if (!expected.absent().isEmpty()) {
            checks.add(failing(
                    "SELECT COUNT(*) AS N FROM " + history + " WHERE (ID, AUTHOR, " + normalPath() + ") IN (VALUES "
                            + Literals.rows(expected.absent()) + ")",
                    "some of what this script applies is already recorded here"));
        }
        Set<RevisionId> present = ScriptDialect.present(expected);
        if (!present.isEmpty()) {
            checks.add(failing(
                    "SELECT COUNT(*) AS N FROM (VALUES " + Literals.rows(present)
                            + ") V(I, A, P) WHERE NOT EXISTS (SELECT 1 FROM "
                            + history + " WHERE ID = V.I AND AUTHOR = V.A AND " + normalPath() + " = V.P)",
                    "some of what has to be applied before is not recorded here"));
        }
        if (current != null) {
            checks.add(failing(last(expected, current), "the last revision here is not " + current));
        }
        return checks;
    }

    private String last(Expected expected, RevisionId current) {
        String repeating = expected.repeating().isEmpty()
                ? ""
                : " AND (ID, AUTHOR, " + normalPath() + ") NOT IN (VALUES " + Literals.rows(expected.repeating()) + ")";
        return "SELECT COUNT(*) AS N FROM (SELECT ID, AUTHOR, " + normalPath() + " AS P FROM " + history + " WHERE "
                + normalPath()
                + " IN (" + expected.paths().stream().sorted().map(Literals::text).collect(Collectors.joining(", "))
                + ")"
                + repeating + " ORDER BY ORDEREXECUTED DESC LIMIT 1) L WHERE NOT (ID = " + Literals.text(current.id())
                + " AND AUTHOR = " + Literals.text(current.author()) + " AND P = " + Literals.text(current.path())
                + ")";
    }

    private static String failing(String count, String message) {
        return "SELECT CASE WHEN N = 0 THEN 0 ELSE CAST("
                + Literals.text("Tidemark: " + message + "; nothing was changed. Found: ")
                + " || N AS INT) END AS TIDEMARK FROM (" + count
                + ") G;";
    }

    private void making(Statement statement, List<String> into) {
        String sql = statement.sql();
        List<SqlToken> words = SqlLexer.words(sql);
        if (words.size() > 2 && words.getFirst().is("create") && words.get(1).is("table")) {
            int at = words.get(2).start();
            into.add(sql.substring(0, at) + "IF NOT EXISTS " + sql.substring(at) + ";");
        } else if (words.getFirst().is("insert")) {
            into.add("INSERT INTO " + lock + " (ID, LOCKED) SELECT 1, FALSE WHERE NOT EXISTS (SELECT 1 FROM " + lock
                    + " WHERE ID = 1);");
        } else if (!words.getFirst().is("delete")) {
            into.add(sql + ";");
        }
    }

    private static String name(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1).replace("\"", "");
    }
}
