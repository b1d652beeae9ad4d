package dev.tidemark.domain.script;

import dev.tidemark.domain.plan.HistoryStatement;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.sql.SqlLexer;
import dev.tidemark.domain.sql.SqlToken;
import java.util.List;

/** Writes a plan as a script that a database's own client runs. Pure. */
public final class ScriptWriter {
    private final ScriptParts parts;
    private final ScriptDialect dialect;
    private final StringBuilder script = new StringBuilder();
    private boolean open;

    private ScriptWriter(ScriptParts parts, ScriptDialect dialect) {
        this.parts = parts;
        this.dialect = dialect;
    }

    /**
     * The script.
     *
     * @param product {@code postgresql} or {@code h2}
     * @throws Unscriptable where a step cannot be written as text
     */
    public static String write(ScriptParts parts, String product) throws Unscriptable {
        String history = parts.steps().stream()
                .flatMap(s -> s.history().stream())
                .map(s -> HistoryStatement.table(s.sql()))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("DATABASECHANGELOG");
        String lock = parts.setup().stream()
                .map(Statement::sql)
                .filter(sql -> SqlLexer.words(sql).getFirst().is("insert"))
                .map(HistoryStatement::table)
                .findFirst()
                .orElse(history + (history.endsWith("\"") ? "" : "LOCK"));
        ScriptDialect dialect = product.equals("h2") ? new H2Script(history, lock) : new PostgresScript(history, lock);
        return new ScriptWriter(parts, dialect).written();
    }

    private String written() throws Unscriptable {
        for (String line : parts.heading()) {
            comment(line);
        }
        dialect.notes().forEach(this::comment);
        script.append('\n');
        dialect.opening(parts.schema()).forEach(line -> script.append(line).append('\n'));
        begin();
        dialect.guarded(parts).forEach(text -> script.append(text).append("\n\n"));
        int number = 0;
        for (Step step : parts.steps()) {
            number++;
            step(step, number);
        }
        commit();
        return script.toString();
    }

    private void step(Step step, int number) throws Unscriptable {
        if (!step.conditions().transactional()) {
            commit();
        } else {
            begin();
        }
        comment(number + " of " + parts.steps().size() + ": " + step.kind().word() + " " + step.revision());
        if (!step.title().equals(step.revision().id())) {
            comment(step.title());
        }
        if (!step.conditions().preconditionNote().isEmpty()) {
            comment("Precondition (this script does not look at it again): " + step.conditions().preconditionNote());
        }
        if (!step.conditions().transactional() && dialect.transactions()) {
            comment("Not in a transaction: if something fails from here on, what ran before it stays.");
        }
        if (step.conditions().fill() != null) {
            comment("Tidemark would run it in batches, each committed by itself; here it is one statement.");
        }
        for (Statement statement : step.meant()) {
            if (statement.nature() == Statement.Nature.DECIDED_WHILE_RUNNING) {
                comment("As it would be at the time of writing; it depends on data or code.");
            }
            for (String text : Literals.texts(statement, step.revision())) {
                statement(text);
            }
        }
        begin();
        for (Statement statement : step.history()) {
            statement(HistoryStatement.filled(statement.sql(), dialect.history(), parts.deployment()));
        }
        if (!step.conditions().transactional()) {
            commit();
        }
        script.append('\n');
    }

    private void begin() {
        if (!open && dialect.transactions()) {
            script.append("BEGIN;\n\n");
            open = true;
        }
    }

    private void commit() {
        if (open) {
            script.append("COMMIT;\n\n");
            open = false;
        }
    }

    private void comment(String text) {
        text.lines().forEach(line -> script.append("-- ").append(line).append('\n'));
    }

    /** One statement with its end; what ends in a line comment gets it on a line of its own. */
    private void statement(String sql) {
        String text = sql.strip();
        List<SqlToken> tokens = SqlLexer.tokens(text);
        if (SqlLexer.words(text).isEmpty()) {
            comment(text.replaceAll("(?m)^--\\s?", ""));
            return;
        }
        boolean ended = SqlLexer.words(text).getLast().text().equals(";");
        boolean comment = tokens.getLast().kind() == SqlToken.Kind.COMMENT && tokens.getLast().text().startsWith("--");
        script.append(text).append(ended ? "" : comment ? "\n;" : ";").append('\n');
    }
}
