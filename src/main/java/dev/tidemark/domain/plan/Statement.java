package dev.tidemark.domain.plan;

import java.util.List;

/**
 * One SQL text as it will be sent.
 *
 * @param sql the text, without an end delimiter
 * @param nature whether it is known now
 * @param rows the bound values of each execution, as text, where it is a prepared statement; empty otherwise
 */
public record Statement(String sql, Nature nature, List<List<String>> rows) {
    /** Stands in a history statement for the deployment's number, which is chosen when the run starts. */
    public static final String DEPLOYMENT = "{deployment}";

    /** Whether a statement is known before the run. */
    public enum Nature {
        /** Exactly this text will be sent, or nothing. */
        FIXED,
        /** What is sent depends on the data or on the user's own code; the text is what it would be now. */
        DECIDED_WHILE_RUNNING,
        /** This text is sent for each batch, with other values; perhaps never, where there are no rows. */
        EACH_BATCH
    }

    public Statement {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A text that is known now. */
    public static Statement fixed(String sql) {
        return new Statement(sql, Nature.FIXED, List.of());
    }
}
