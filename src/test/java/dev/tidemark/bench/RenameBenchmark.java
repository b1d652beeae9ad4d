package dev.tidemark.bench;

import dev.tidemark.domain.difference.Comparison;
import dev.tidemark.domain.difference.SchemaComparer;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.fixture.Schemas;
import dev.tidemark.fixture.TableDraft;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures comparing two schemas in memory, with the search for what was renamed: nothing changed, a tenth of the tables
 * changed, every table renamed, and every table renamed where forty at a time have the same columns. Prints medians. Run with
 * {@code ./mvnw -q test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=dev.tidemark.bench.RenameBenchmark}.
 */
public final class RenameBenchmark {
    private static final int ROUNDS = 9;
    private static final int WARM = 5;
    private static final int TENTH = 10;
    private static final int COLUMNS = 8;
    private static final int FAMILY = 40;
    private static final List<Integer> SIZES = List.of(500, 1_000, 2_000, 4_000);
    private static final List<String> WORDS = List.of(
            "order", "customer", "invoice", "payment", "product", "price", "address", "contact", "ticket", "event",
            "log",
            "item", "stock", "store", "user", "role", "right", "group", "task", "note");

    private RenameBenchmark() {}

    /** What is otherwise on the right side. */
    private enum Change {
        NOTHING, A_TENTH, EVERY_NAME, FAMILIES
    }

    /** Runs everything. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        out.printf("comparing in memory, medians of %d%n", ROUNDS);
        for (Change change : Change.values()) {
            for (int size : SIZES) {
                Schema left = schema(size, Change.NOTHING, change == Change.FAMILIES);
                Schema right = schema(size, change, change == Change.FAMILIES);
                double[] times = new double[ROUNDS];
                Comparison last = null;
                for (int i = -WARM; i < ROUNDS; i++) {
                    long start = System.nanoTime();
                    last = new SchemaComparer().compare(left, right, List.of(), List.of());
                    times[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
                }
                Arrays.sort(times);
                out.printf("  %-12s %6d tables %8.1f ms %6d differences %6d renames proposed%n", change, size,
                        times[ROUNDS / 2], last == null ? 0 : last.differences().size(),
                        last == null ? 0 : last.proposals().size());
            }
        }
    }

    /** One difference in each tenth table where a tenth changes: a column renamed, or the table. */
    private static Schema schema(int size, Change change, boolean families) {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean changed = change == Change.A_TENTH && i % TENTH == 0;
            boolean other = change == Change.EVERY_NAME || change == Change.FAMILIES || changed && i % (2 * TENTH) == 0;
            TableDraft draft =
                    TableDraft.table(word(i) + "_" + word(i / WORDS.size()) + "_" + i + (other ? "_old" : ""))
                            .with("id", "bigint not null").key("id").with("created_at", "timestamp with time zone");
            for (int c = 2; c < COLUMNS; c++) {
                boolean renamed = changed && !other && c == 2;
                String name = families ? "family_" + i / FAMILY + "_" + c : word(i * (c + 1) + c) + "_" + c;
                draft.with(name + (renamed ? "_before" : ""), c % 2 == 0 ? "text" : "bigint");
            }
            tables.add(draft.build());
        }
        return Schemas.of(Schemas.DATABASE, tables);
    }

    private static String word(int number) {
        return WORDS.get(number % WORDS.size());
    }
}
