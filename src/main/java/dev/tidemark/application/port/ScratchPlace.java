package dev.tidemark.application.port;

/** Where statements are run that nobody needs the result of. */
public sealed interface ScratchPlace {
    /** {@code postgresql} or {@code h2}. */
    String product();

    /** In words, such as {@code a private PostgreSQL 18}. */
    String words();

    /**
     * A server of the program's own: real PostgreSQL, or H2 in memory.
     *
     * @param product {@code postgresql} or {@code h2}
     * @param url the address of the database that is compared, whose modes the private H2 takes; empty for none
     */
    record Own(String product, String url) implements ScratchPlace {
        @Override
        public String words() {
            return product.equals("h2") ? "a private H2 in memory" : "a private PostgreSQL";
        }
    }

    /**
     * A database that a person named for it: schemas are made in it, and dropped after.
     *
     * @param product {@code postgresql} or {@code h2}
     * @param connection how to connect
     */
    record Named(String product, ConnectionSpec connection) implements ScratchPlace {
        @Override
        public String words() {
            return "the scratch database at " + connection.url();
        }
    }

    /**
     * The database that is compared, in a transaction that is rolled back. PostgreSQL only: H2 commits what it makes.
     *
     * @param connection how to connect
     */
    record Target(ConnectionSpec connection) implements ScratchPlace {
        @Override
        public String product() {
            return "postgresql";
        }

        @Override
        public String words() {
            return "the compared database itself, in a transaction that is rolled back";
        }
    }
}
