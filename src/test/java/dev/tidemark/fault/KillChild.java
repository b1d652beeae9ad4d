package dev.tidemark.fault;

import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.fixture.Opened;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A program of its own that runs one plan and stands still at one boundary, so that its parent can kill it just there. Says
 * every boundary that it passes, and how it ended where it was not killed.
 */
final class KillChild {
    static final String STANDS = "stands at ";
    static final String PASSES = "passes ";
    static final String ENDED = "ended ";

    private KillChild() {}

    /** With address, user, password, the folder with root.sql, the run log's home, the verb, and the boundary's number. */
    public static void main(String[] arguments) {
        int stop = Integer.parseInt(arguments[6]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        AtomicInteger number = new AtomicInteger();
        Boundaries boundaries = new Boundaries(what -> {
            int at = number.incrementAndGet();
            if (at == stop) {
                out.println(STANDS + what);
                while (true) {
                    LockSupport.park();
                }
            }
            if (stop == 0) {
                out.println(PASSES + what);
            }
        });
        Product product = arguments[0].startsWith("jdbc:h2:") ? new H2Product() : new PostgresProduct();
        try (Opened opened = Opened.open(
                java.util.List.of(boundaries.on(product)),
                Site.spec(arguments[0], arguments[1], arguments[2]),
                Opened.project(Path.of(arguments[3]), "root.sql", ""),
                boundaries.on(Site.journal(Path.of(arguments[4]))))) {
            RunOutcome outcome = switch (arguments[5]) {
                case "up" -> opened.upgrade("head");
                case "down" -> opened.rollback("base");
                default -> opened.stamp("head");
            };
            out.println(ENDED + outcome.result() + " " + outcome.failure());
        }
    }
}
