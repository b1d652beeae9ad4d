package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connection of an engine: made when it is needed, made anew when it was lost, cut when somebody gives it up. */
final class EngineSessions implements AutoCloseable {
    /** Twice what PostgreSQL allows one of our reading statements. */
    private static final int READING_MILLISECONDS = 60_000;

    private final Product product;
    private final ConnectionSpec spec;
    private final ProjectFiles files;
    private volatile @Nullable Session session;
    private final Object call = new Object();
    private boolean asking;
    private boolean abandoned;
    private @Nullable Thread connecting;

    EngineSessions(Product product, ConnectionSpec spec, ProjectFiles files) {
        this.product = product;
        this.spec = spec;
        this.files = files;
    }

    /** Reads with a connection. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Session session) throws Exception;
    }

    /** Runs {@code work} in a reading transaction, which is ended before this returns. */
    <T> T reading(Reading<T> work) {
        return reading(READING_MILLISECONDS, work);
    }

    /** A server that says nothing for so long is taken for lost: the connection is cut, whatever it does. */
    <T> T reading(int silence, Reading<T> work) {
        return asked(() -> inTransaction(silence, work));
    }

    /** Runs {@code work} so that {@link #abandon} reaches it. */
    <T> T asked(Supplier<T> work) {
        try {
            return reachable(work);
        } catch (RuntimeException e) {
            if (wasAbandoned()) {
                throw new FailedException(new Failure.Cancelled("Nothing was changed."), e);
            }
            throw e;
        }
    }

    /** The same, but what comes of it is told as it is. */
    <T> T reachable(Supplier<T> work) {
        synchronized (call) {
            asking = true;
            abandoned = false;
        }
        try {
            return work.get();
        } finally {
            synchronized (call) {
                asking = false;
            }
        }
    }

    private boolean wasAbandoned() {
        synchronized (call) {
            return abandoned;
        }
    }

    /** Cuts the connection under whoever waits for it. From any thread. */
    void abandon() {
        Session open;
        synchronized (call) {
            if (!asking) {
                return;
            }
            abandoned = true;
            open = session;
            if (connecting != null) {
                connecting.interrupt();
            }
        }
        if (open != null) {
            open.cut();
        }
    }

    private <T> T inTransaction(int silence, Reading<T> work) {
        return files.scope().call(() -> {
            Session open = session();
            try {
                open.giveUpAfter(silence);
                product.beginReading(open.connection());
                return open.about(() -> work.read(open));
            } catch (SQLException e) {
                if (drop(open, e)) {
                    throw Failures.lost(e);
                }
                throw Failures.reading(e, product.advice(e));
            } finally {
                endReading(open);
            }
        });
    }

    /** Ends whatever is open; where that fails, the connection is closed. */
    static void endReading(Session open) {
        try {
            Connection connection = open.connection();
            if (!connection.isClosed()) {
                connection.rollback();
                open.giveUpAfter(0);
            }
        } catch (SQLException e) {
            open.close();
        }
    }

    /** A connection that is lost is closed, so that the next call connects anew. Says whether it is lost. */
    boolean drop(Session open, SQLException error) {
        boolean lost = product.lost(error);
        if (lost) {
            open.close();
        }
        return lost;
    }

    /** The connection, made where there is none. Inside the scope. */
    Session session() {
        Session open = session;
        if (open == null || !open.alive()) {
            open = connect();
            session = open;
            files.scope().about(open.database());
        }
        return open;
    }

    /** Another connection, which the caller closes. Inside the scope. */
    Session connect() {
        synchronized (call) {
            connecting = product.connectingMayBeInterrupted() ? Thread.currentThread() : null;
        }
        try {
            return Session.open(product, spec, files.project());
        } finally {
            synchronized (call) {
                boolean mine = connecting != null;
                connecting = null;
                if (mine && abandoned) {
                    Thread.interrupted();
                }
            }
        }
    }

    @Override
    public void close() {
        Session open = session;
        if (open != null) {
            open.close();
        }
    }
}
