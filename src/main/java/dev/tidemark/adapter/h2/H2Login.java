package dev.tidemark.adapter.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/** Logs in to H2. A server that accepts and says nothing is given up; H2's driver would wait for ever. */
final class H2Login {
    private static final String SILENT = "the server accepted the connection and did not answer";

    private final Duration patience;

    H2Login(Duration patience) {
        this.patience = patience;
    }

    /**
     * A connection, or null where the driver does not know {@code url}.
     *
     * @throws SQLException where it cannot be had, or not in time; what comes later is closed
     */
    @Nullable
    Connection connect(String url, Properties properties) throws SQLException {
        if (!H2Product.onServer(url)) {
            return new Driver().connect(url, properties);
        }
        CompletableFuture<@Nullable Connection> attempt = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("tidemark-h2-login").start(() -> attempt(attempt, url, properties));
        try {
            return attempt.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            attempt.cancel(false);
            throw new SQLException(SILENT, "08001", e);
        } catch (InterruptedException e) {
            attempt.cancel(false);
            Thread.currentThread().interrupt();
            throw new SQLException("It was stopped", "08001", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
        }
    }

    private static void attempt(
            CompletableFuture<@Nullable Connection> attempt, String url, Properties properties) {
        try {
            Connection connection = new Driver().connect(url, properties);
            if (!attempt.complete(connection) && connection != null) {
                connection.close();
            }
        } catch (SQLException | RuntimeException e) {
            attempt.completeExceptionally(e);
        }
    }
}
