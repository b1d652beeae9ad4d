package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.adapter.jdbc.Product.Fate;
import dev.tidemark.application.outcome.FailedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks the server what became of a transaction whose commit was not answered, because the connection was lost. Nothing is
 * sent again before that is known.
 */
final class LostCommit {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAUSE_MILLISECONDS = 200;

    private final Supplier<Session> reconnect;

    /** With what connects anew. */
    LostCommit(Supplier<Session> reconnect) {
        this.reconnect = reconnect;
    }

    /**
     * What became of it; unknown where the server cannot be reached or does not say. Waits for some seconds while the server
     * is still at it.
     *
     * @param transaction its number; empty where there is none
     */
    Fate of(String transaction) {
        if (transaction.isEmpty()) {
            return Fate.UNKNOWN;
        }
        try (Session other = reconnect.get()) {
            Product product = other.product();
            long end = System.nanoTime() + PATIENCE.toNanos();
            Fate fate = product.fate(other.connection(), transaction);
            while (fate == Fate.RUNNING && System.nanoTime() < end) {
                Thread.sleep(PAUSE_MILLISECONDS);
                fate = product.fate(other.connection(), transaction);
            }
            return fate;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Fate.UNKNOWN;
        } catch (SQLException | FailedException e) {
            return Fate.UNKNOWN;
        }
    }
}
