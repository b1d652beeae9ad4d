package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.draft.DraftedRevision;
import dev.tidemark.domain.draft.PlannedChange;
import dev.tidemark.domain.draft.SchemaChange;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes formatted SQL. Liquibase's own serializer for it drops rollbacks and comments, so this one is written by hand and read
 * back by Liquibase's parser.
 */
final class FormattedSql {
    private static final String DASHES = "--";
    private static final String APART = "@@";
    private static final Pattern INNER_COMMENT = Pattern.compile("--|/\\*");

    private final StringBuilder text = new StringBuilder(DASHES).append("liquibase formatted sql\n");

    private FormattedSql() {}

    /** The whole file. */
    static String of(List<DraftedRevision> revisions) {
        FormattedSql file = new FormattedSql();
        revisions.forEach(file::revision);
        return file.text.toString();
    }

    private void revision(DraftedRevision revision) {
        DraftedRevision.Header header = revision.header();
        List<String> up = revision.upSql();
        List<String> down = revision.reversible() ? revision.downSql() : List.of();
        String end = end(up, false);
        String backEnd = end.equals(";") ? end(down, true) : APART;
        StringBuilder line = new StringBuilder("changeset ").append(quoted(header.author(), " :\""))
                .append(':').append(quoted(header.id(), " \""));
        attribute(line, "contextFilter", header.contexts());
        attribute(line, "labels", header.labels());
        if (!end.equals(";")) {
            line.append(" endDelimiter:").append(APART);
        }
        if (!backEnd.equals(";")) {
            line.append(" rollbackEndDelimiter:").append(APART);
        }
        if (up.stream().anyMatch(sql -> INNER_COMMENT.matcher(sql).find())) {
            line.append(" stripComments:false");
        }
        text.append('\n').append(DASHES).append(line).append('\n');
        header.comment().lines().filter(l -> !l.isBlank()).findFirst()
                .ifPresent(l -> text.append(DASHES).append("comment: ").append(l.strip()).append('\n'));
        if (revision.unwritten()) {
            text.append(DASHES).append("preconditions onFail:HALT onError:HALT\n");
            text.append(DASHES).append("precondition-sql-check expectedResult:").append(UnwrittenGate.EXPECTED)
                    .append(' ').append(UnwrittenGate.SQL).append('\n');
            comment(UnwrittenGate.WORDS);
        }
        for (PlannedChange change : revision.changes()) {
            if (change.up() instanceof SchemaChange.Marked marked) {
                place("Write here what applies it: ", marked);
            }
            change.upSql().forEach(sql -> statement(sql, end));
        }
        rollback(revision, down, backEnd);
    }

    private static void attribute(StringBuilder line, String name, String value) {
        if (!value.isBlank()) {
            line.append(' ').append(name).append(":\"").append(value.replace("\"", "")).append('"');
        }
    }

    private static String quoted(String value, String special) {
        boolean odd = value.chars().anyMatch(c -> special.indexOf(c) >= 0);
        return odd ? "\"" + value.replace("\"", "") + "\"" : value;
    }

    /** What ends a statement: a semicolon, unless one stands inside of a statement. */
    private static String end(List<String> statements, boolean rollback) {
        boolean inside = statements.stream().anyMatch(sql -> sql.contains(";"));
        return inside ? rollback ? APART : "\n" + APART : ";";
    }

    private void statement(String sql, String end) {
        text.append(sql).append(end).append('\n');
    }

    private void place(String lead, SchemaChange.Marked marked) {
        comment(lead + marked.what());
        marked.hints().forEach(hint -> hint.lines().forEach(l -> comment("    " + l)));
    }

    /** A comment that Liquibase does not take for a word of its own. */
    private void comment(String words) {
        text.append(DASHES).append(' ').append(words).append('\n');
    }

    private void rollback(DraftedRevision revision, List<String> down, String end) {
        if (!revision.reversible()) {
            unwrittenRollback(revision);
        } else if (down.isEmpty()) {
            text.append(DASHES).append("rollback empty\n");
        } else {
            // Not between comment marks, which 4.33 knows too: there it joins the lines without their ends.
            String all = String.join(end.equals(";") ? ";\n" : "\n" + end + "\n", down) + (end.equals(";") ? ";" : "");
            all.lines().forEach(line -> text.append(DASHES).append("rollback ").append(line).append('\n'));
        }
    }

    private void unwrittenRollback(DraftedRevision revision) {
        comment("There is no rollback yet: Tidemark and Liquibase refuse to roll this back until it is written.");
        comment("It goes here, each line behind two dashes and the word rollback. What is known of it:");
        for (PlannedChange change : revision.changes().reversed()) {
            if (change.down() instanceof SchemaChange.Marked marked) {
                place("    Write here what undoes it: ", marked);
            }
            change.downSql().forEach(sql -> (sql + ";").lines().forEach(l -> comment("    " + l)));
        }
    }
}
