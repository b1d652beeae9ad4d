package dev.tidemark.adapter.jdbc;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.domain.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntConsumer;

/** Reads schemas out of the databases of the products that it knows. */
public final class JdbcSchemas implements SchemaReader {
    private static final String READ_ONLY = "The database was only read.";

    private final List<Product> products;

    /** Of these products. */
    public JdbcSchemas(List<Product> products) {
        this.products = List.copyOf(products);
    }

    @Override
    public Schema read(ConnectionSpec spec, Scope scope, IntConsumer progress, CancelToken cancel) {
        Product product = products.stream()
                .filter(p -> p.accepts(spec.url()))
                .findFirst()
                .orElseThrow(() -> new FailedException(
                        new Failure.WrongUsage(
                                "Tidemark reads schemas of PostgreSQL and H2, and " + spec.url()
                                        + " is neither.",
                                "Check the URL.")));
        if (cancel.wish() == CancelToken.Wish.NOW) {
            throw new FailedException(new Failure.Cancelled(READ_ONLY));
        }
        Connection connection = connect(product, spec);
        Reading reading = new Reading(connection, progress);
        Stopper stopper = new Stopper(cancel, reading);
        try {
            product.beginReading(connection);
            return product.catalog().read(reading, scope);
        } catch (SQLException e) {
            throw new FailedException(failure(product, reading, e, spec), e);
        } finally {
            stopper.over();
            close(connection);
        }
    }

    private static Connection connect(Product product, ConnectionSpec spec) {
        try {
            return product.connect(spec);
        } catch (SQLException e) {
            throw new FailedException(product.connectFailure(e, spec), e);
        }
    }

    private static Failure failure(Product product, Reading reading, SQLException error, ConnectionSpec spec) {
        if (reading.stopped()) {
            return new Failure.Cancelled(READ_ONLY);
        }
        if (product.lost(error)) {
            return new Failure.Unreachable(
                    "The connection to " + spec.url() + " was lost while its schema was read. " + READ_ONLY,
                    "Try again.");
        }
        if (product.gaveUpWaiting(error)) {
            return new Failure.Refused(
                    "The schema cannot be read now: somebody changes it and holds a lock.",
                    "Try again when they are done.");
        }
        if (product.wasCancelled(error)) {
            return new Failure.Refused(
                    "The database took too long to describe its schema, and was asked to stop.",
                    "Try again when it is less busy.");
        }
        return new Failure.StatementFailed(
                null, reading.lastQuery(), product.errorPosition(error), error.getSQLState(),
                String.valueOf(error.getMessage()), READ_ONLY, product.advice(error), product.errorDetails(error));
    }

    private static void close(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // It is gone already; it is closed all the same.
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone already.
        }
    }
}
