package dev.tidemark.domain.plan;

import dev.tidemark.domain.sql.SplitUpdate;
import java.util.ArrayList;
import java.util.List;

/** Writes the statements of a fill in batches, for PostgreSQL and H2 alike. Pure. */
public final class FillTexts {
    private final SplitUpdate update;
    private final Fill.Range range;
    private final boolean transactional;

    /**
     * Of {@code update}.
     *
     * @param transactional whether a table can be dropped in one transaction with what is done to rows
     */
    public FillTexts(SplitUpdate update, Fill.Range range, boolean transactional) {
        this.update = update;
        this.range = range;
        this.transactional = transactional;
    }

    /** The name, without its schema, of the table that holds the position of the revision {@code id}. */
    public static String positionTable(String id) {
        return "tidemark_backfill_" + Fingerprint.digest(id).substring(0, 8);
    }

    /** What tells whether the file still says what it said when the fill began. */
    public static String digest(String whole, String key) {
        return Fingerprint.brief(whole.strip() + "\n" + SplitUpdate.plain(key));
    }

    /** The fill of {@code whole}, beginning where {@code begun} says. */
    public Fill fill(String revision, String history, Statement whole, Fill.Position begun) {
        return new Fill(range, whole, begun, prepare(revision, history, whole, begun), texts(begun.table()),
                transactional ? List.of() : List.of(Statement.fixed("DROP TABLE " + begun.table())));
    }

    private List<Statement> prepare(String revision, String history, Statement whole, Fill.Position begun) {
        List<String> sent = new ArrayList<>();
        if (!begun.begun()) {
            sent.add("SELECT COUNT(*) FROM " + update.target() + " WHERE " + range.key() + " IS NULL");
            if (!begun.made()) {
                sent.add("CREATE TABLE " + begun.table() + " (revision VARCHAR NOT NULL, statement VARCHAR NOT NULL,"
                        + " history_rows INTEGER NOT NULL, history_order INTEGER, history_time TIMESTAMP,"
                        + " next_key VARCHAR, rows_done BIGINT NOT NULL, rows_changed BIGINT NOT NULL,"
                        + " batches INTEGER NOT NULL, changed_at TIMESTAMP NOT NULL)");
            }
            sent.add("INSERT INTO " + begun.table()
                    + " SELECT '" + revision.replace("'", "''") + "', '" + digest(whole.sql(), range.key())
                    + "', COUNT(*), MAX(ORDEREXECUTED), MAX(DATEEXECUTED), NULL, 0, 0, 0, LOCALTIMESTAMP FROM "
                    + history);
        }
        if (begun.next() == null) {
            sent.add("SELECT " + range.key() + " FROM " + update.target() + " ORDER BY " + range.key()
                    + " FETCH FIRST 1 ROW ONLY");
        }
        return sent.stream().map(Statement::fixed).toList();
    }

    private Fill.Texts texts(String position) {
        String key = update.row() + "." + range.key();
        return new Fill.Texts(
                "SELECT " + range.key() + " FROM " + update.target() + " WHERE " + range.key() + " >= ? ORDER BY "
                        + range.key() + " OFFSET " + range.size() + " ROWS FETCH NEXT 1 ROW ONLY",
                update.within(key + " >= ? AND " + key + " < ?"),
                "UPDATE " + position + " SET next_key = ?, rows_done = rows_done + ?, rows_changed = rows_changed + ?,"
                        + " batches = batches + 1, changed_at = LOCALTIMESTAMP",
                update.within(key + " >= ?"),
                (transactional ? "DROP TABLE " : "DELETE FROM ") + position);
    }
}
