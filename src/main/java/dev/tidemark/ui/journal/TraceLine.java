package dev.tidemark.ui.journal;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.recovery.SentStatement;
import dev.tidemark.domain.recovery.SentStatement.Fate;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.ui.control.SqlLines;
import dev.tidemark.ui.control.SqlScript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of what a run did: its steps in order, with their statements below them. */
public sealed interface TraceLine {
    /**
     * A step.
     *
     * @param trace what the run log knows of it
     */
    record Step(StepTrace trace) implements TraceLine {}

    /**
     * A line of a statement.
     *
     * @param tokens its text
     * @param statement the statement, at its first line; null at the others
     */
    record Sql(List<SqlToken> tokens, @Nullable SentStatement statement) implements TraceLine {}

    /** What {@code entry} did; of a run that an older version recorded, its statements alone. */
    static List<TraceLine> of(Journal.Entry entry) {
        List<TraceLine> lines = new ArrayList<>();
        List<StepTrace> traces = entry.details().traces();
        for (StepTrace trace : traces) {
            lines.add(new Step(trace));
            trace.statements().forEach(statement -> add(lines, statement));
        }
        if (traces.isEmpty()) {
            entry.statements().forEach(sql -> add(lines, new SentStatement(sql, Fate.UNKNOWN, 0)));
        }
        return lines;
    }

    private static void add(List<TraceLine> lines, SentStatement statement) {
        boolean first = true;
        for (List<SqlToken> tokens : SqlLines.of(SqlScript.ended(statement.sql()))) {
            lines.add(new Sql(tokens, first ? statement : null));
            first = false;
        }
    }
}
