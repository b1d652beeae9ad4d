package dev.tidemark.application.comparison;

import dev.tidemark.application.port.ConnectionSpec;
import java.nio.file.Path;

/** One of two schemas that are compared: where it comes from. */
public sealed interface Side {
    /** In words, as a sentence names it; without any secret. */
    String words();

    /** The entity model of the project, made for the product of the other side. */
    record Model() implements Side {
        @Override
        public String words() {
            return "the entity model";
        }
    }

    /**
     * The database that the project is open with.
     *
     * @param connection how to connect
     */
    record Database(ConnectionSpec connection) implements Side {
        @Override
        public String words() {
            return "the database " + connection.url();
        }
    }

    /**
     * Any other database.
     *
     * @param connection how to connect
     */
    record Connection(ConnectionSpec connection) implements Side {
        @Override
        public String words() {
            return "the database " + connection.url();
        }
    }

    /**
     * A schema that was saved.
     *
     * @param file where
     */
    record SnapshotFile(Path file) implements Side {
        @Override
        public String words() {
            return "the schema file " + file;
        }
    }
}
