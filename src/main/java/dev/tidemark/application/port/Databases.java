package dev.tidemark.application.port;

/** Opens databases, with the files of a project. */
public interface Databases {
    /**
     * Connects. Creates nothing: a database that is not there stays so.
     *
     * @throws dev.tidemark.application.outcome.FailedException where it cannot be reached
     */
    MigrationEngine open(ConnectionSpec connection, ProjectSettings project);

    /**
     * The changelog alone, for a product without any connection.
     *
     * @param product {@code postgresql} or {@code h2}
     * @throws dev.tidemark.application.outcome.FailedException where the product is another
     */
    MigrationEngine offline(String product, ProjectSettings project);
}
