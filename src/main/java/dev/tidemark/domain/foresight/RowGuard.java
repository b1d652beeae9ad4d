package dev.tidemark.domain.foresight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What keeps a statement from destroying more than a person agreed to: the rows are counted once more when it is its turn.
 *
 * @param step which step of the plan, from 0
 * @param statement which statement of that step, from 0
 * @param object what is lost, such as {@code chats} or {@code messages.text}
 * @param lock takes the lock that the statement will take; empty where there is no transaction that could hold it
 * @param count gives the number of rows; empty where the statement itself reports it
 * @param reports whether the statement itself reports how many rows it destroyed
 * @param confirmed how many rows the person was told of
 */
public record RowGuard(
        int step, int statement, String object, String lock, String count, boolean reports, long confirmed) {

    /** What is sent for it before its statement, in order. */
    public List<String> sent() {
        List<String> sent = new ArrayList<>();
        if (!lock.isEmpty()) {
            sent.add(lock);
        }
        if (!count.isEmpty()) {
            sent.add(count);
        }
        return sent;
    }

    /** What it does, in a sentence or two. */
    public String words() {
        String limit = String.format(Locale.ROOT, "more than %,d %s the run", confirmed, confirmed == 1 ? "stops" : "stop");
        if (count.isEmpty()) {
            return "The database reports how many rows it deleted: " + limit + ", and they come back.";
        }
        return "Counted again just before" + (lock.isEmpty() ? "" : ", under the statement's own lock") + ": " + limit
                + ". Sent for that: " + String.join("; ", sent());
    }

    /** What is said where {@code now} is too many. */
    public String exceeded(long now) {
        return String.format(Locale.ROOT, "%,d rows of %s would be lost, and %,d were agreed to: somebody added to them"
                + " after the plan was read", now, object, confirmed);
    }
}
