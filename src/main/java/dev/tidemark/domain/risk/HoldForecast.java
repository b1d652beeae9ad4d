package dev.tidemark.domain.risk;

import dev.tidemark.domain.sql.SqlToken;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Guesses how long a transaction holds its strongest lock on something that was there before: from the first statement that takes
 * one to its end. Each statement is taken for a quick one; those that are not are named by {@link Risk#locks()}.
 */
public final class HoldForecast {
    /** On a protected connection a transaction of several revisions has to stay below this. */
    public static final long LONGEST_MILLIS = 5_000;

    /** What a quick statement takes with its way to the server and back; generous on a near server. */
    private static final int EACH_MILLIS = 8;

    private static final Set<String> STRONG =
            Set.of("alter", "drop", "truncate", "lock", "reindex", "cluster", "refresh", "vacuum");

    private static final Set<String> ON_A_TABLE = Set.of("index", "trigger", "rule", "policy", "constraint");
    private static final Set<String> FILLS = Set.of("update", "delete", "merge");

    private final Set<String> made = new HashSet<>();
    private boolean holding;
    private long statements;

    /** A transaction begins. */
    public void begin() {
        holding = false;
        statements = 0;
    }

    /**
     * Its next statement.
     *
     * @param times how often it is sent
     * @return whether it changes rows of a table that the plan did not make itself
     */
    public boolean next(String sql, int times) {
        boolean fills = false;
        for (List<SqlToken> statement : LockRisks.statements(sql)) {
            if (!statement.isEmpty()) {
                String first = statement.getFirst().text().toLowerCase(Locale.ROOT);
                boolean own = statement.stream().anyMatch(t -> made.contains(LockRisks.key(t.text())));
                fills |= !own && !record(statement) && changesRows(statement, first);
                holding |= !own && strong(statement, first);
            }
        }
        made.addAll(LockRisks.made(sql));
        statements += holding ? times : 0;
        return fills;
    }

    /** Whether it is about Liquibase's own table, which nobody else waits for. */
    private static boolean record(List<SqlToken> statement) {
        return statement.stream().limit(8).anyMatch(t -> t.text().toLowerCase(Locale.ROOT).contains("databasechangelog"));
    }

    private static boolean changesRows(List<SqlToken> statement, String first) {
        return FILLS.contains(first) || first.equals("insert") && statement.stream().anyMatch(t -> t.is("select"));
    }

    private static boolean strong(List<SqlToken> statement, String first) {
        return STRONG.contains(first)
                || first.equals("create") && statement.stream().limit(4)
                        .anyMatch(t -> ON_A_TABLE.contains(t.text().toLowerCase(Locale.ROOT)));
    }

    /** How long the transaction holds its strongest lock, in milliseconds; 0 where it takes none. */
    public long milliseconds() {
        return statements * EACH_MILLIS;
    }
}
