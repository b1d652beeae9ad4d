package dev.tidemark.application.port;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.domain.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Reads schemas, over a connection of its own, in one reading transaction, by a fixed handful of catalog queries whatever the
 * number of tables. Creates nothing. Blocking; may be used by several threads.
 */
public interface SchemaReader {
    /**
     * Reads.
     *
     * @param connection how to connect
     * @param scope what to read
     * @param progress hears the percentage that is done, on the calling thread
     * @param cancel may be asked from any thread; only {@link CancelToken.Wish#NOW} matters
     * @throws dev.tidemark.application.outcome.FailedException where it cannot be reached, the connection is lost or it was
     *     cancelled
     */
    Schema read(ConnectionSpec connection, Scope scope, IntConsumer progress, CancelToken cancel);

    /**
     * What to read.
     *
     * @param schemas schemas to read beside the one that unqualified names fall into
     * @param leftOut tables that are a tool's own, such as Liquibase's, in any letter case
     */
    record Scope(List<String> schemas, Set<String> leftOut) {
        public Scope {
            schemas = List.copyOf(schemas);
            leftOut = Set.copyOf(leftOut);
        }
    }
}
