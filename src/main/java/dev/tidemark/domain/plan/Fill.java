package dev.tidemark.domain.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is run in batches, each committed by itself. The step's own statements are {@link #statements()}: those
 * that prepare it once, those of each batch, those of the last one.
 *
 * @param range which rows one batch looks at
 * @param whole the statement as the file has it, which Liquibase would send
 * @param begun how far it is
 * @param prepare what is sent once, before the first batch; the last of them reads the first key where that is not known
 * @param texts what is sent again and again
 * @param after what is sent when all is recorded; empty for nothing
 */
public record Fill(
        Range range, Statement whole, Position begun, List<Statement> prepare, Texts texts, List<Statement> after) {

    /**
     * Which rows a batch looks at.
     *
     * @param table the table as the statement calls it
     * @param key the column by which its rows are cut
     * @param size how many rows
     */
    public record Range(String table, String key, int size) {}

    /**
     * How far it is, as a table of its own in the database says.
     *
     * @param table that table, as a statement calls it
     * @param made whether it is there
     * @param begun whether it has its row
     * @param next the key at which the next batch begins, or null before the first batch
     * @param rows how many rows of the table were looked at
     * @param changed how many of them were changed
     * @param batches how many batches are committed
     */
    public record Position(
            String table, boolean made, boolean begun, @Nullable String next, long rows, long changed, int batches) {
        /** Nothing was begun. */
        public static Position none(String table) {
            return new Position(table, false, false, null, 0, 0, 0);
        }
    }

    /**
     * What is sent again and again. A question mark stands for a key, in the position's also for how many rows.
     *
     * @param next reads where the batch after the one at hand begins
     * @param batch changes the rows of a batch
     * @param position writes how far it is
     * @param last changes the rows of the last batch
     * @param finish takes the position away
     */
    public record Texts(String next, String batch, String position, String last, String finish) {}

    /** When a statement of the step is sent. */
    public enum Part {
        /** Once, before the first batch. */
        PREPARE,
        /** In each batch but the last. */
        BATCH,
        /** In the last batch, which is one transaction with the history row. */
        LAST
    }

    public Fill {
        prepare = List.copyOf(prepare);
        after = List.copyOf(after);
    }

    /** The step's statements, in order. */
    public List<Statement> statements() {
        List<Statement> all = new ArrayList<>(prepare);
        for (String text : List.of(texts.next(), texts.batch(), texts.position(), texts.last())) {
            all.add(new Statement(text, Statement.Nature.EACH_BATCH, List.of()));
        }
        all.add(Statement.fixed(texts.finish()));
        return all;
    }

    /** When the statement at {@code index} of the step is sent. */
    public Part part(int index) {
        int batch = prepare.size();
        return index < batch ? Part.PREPARE : index < batch + 3 ? Part.BATCH : Part.LAST;
    }

    /** Which of the step's commits, counted from 0, the statement at {@code index} is part of. */
    public int commit(int index) {
        return switch (part(index)) {
            case PREPARE -> 0;
            case BATCH -> 1;
            case LAST -> 2;
        };
    }

    /** Whether the statement at {@code index} is the first of its part. */
    public boolean opens(int index) {
        return index == 0 || part(index) != part(index - 1);
    }
}
