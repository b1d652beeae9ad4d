package dev.tidemark.domain.script;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Values as SQL text. */
final class Literals {
    private Literals() {}

    /** A string. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** {@code ('id', 'author', 'path'), ...} */
    static String rows(Collection<RevisionId> ids) {
        return ids.stream()
                .map(i -> "(" + text(i.id()) + ", " + text(i.author()) + ", " + text(i.path()) + ")")
                .collect(Collectors.joining(", "));
    }

    /** The texts to send for a statement: one, or one for each row of a prepared one. */
    static List<String> texts(Statement statement, RevisionId revision) throws Unscriptable {
        boolean program = SqlLexer.words(statement.sql()).isEmpty()
                && statement.nature() == Statement.Nature.DECIDED_WHILE_RUNNING;
        if (program) {
            throw new Unscriptable(
                    revision + " " + statement.sql().replaceFirst("^--\\s*", "") + ". A script cannot carry that.");
        }
        if (statement.rows().isEmpty()) {
            return List.of(statement.sql());
        }
        List<String> texts = new ArrayList<>();
        for (List<String> row : statement.rows()) {
            texts.add(filled(statement.sql(), row, revision));
        }
        return texts;
    }

    private static String filled(String sql, List<String> row, RevisionId revision) throws Unscriptable {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (SqlToken token : SqlLexer.tokens(sql)) {
            boolean mark = token.kind() == SqlToken.Kind.PUNCTUATION && token.text().equals("?");
            if (mark && next < row.size()) {
                text.append(value(row.get(next), revision));
                next++;
            } else {
                text.append(token.text());
            }
        }
        if (next != row.size()) {
            throw new Unscriptable(
                    revision + " has a prepared statement whose values do not fit its marks; a script cannot"
                            + " carry it.");
        }
        return text.toString();
    }

    private static String value(String value, RevisionId revision) throws Unscriptable {
        if (value.matches("<(bytes of a file|text of a file|\\d+ bytes)>")) {
            throw new Unscriptable(revision + " fills a column from a file (" + value.substring(1, value.length() - 1)
                    + "). A script cannot carry that; run it with Tidemark.");
        }
        return value.equals("NULL") ? "NULL" : text(value);
    }
}
