package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Databases;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.ProjectSettings;
import java.util.List;
import java.util.Locale;

/** Opens databases through Liquibase. */
public final class LiquibaseDatabases implements Databases {
    private final List<Product> products;

    /** For these products. */
    public LiquibaseDatabases(List<Product> products) {
        this.products = List.copyOf(products);
    }

    @Override
    public MigrationEngine open(ConnectionSpec connection, ProjectSettings project) {
        Product product = products.stream()
                .filter(p -> p.accepts(connection.url()))
                .findFirst()
                .orElseThrow(() -> LiquibaseEngine.unsupported(connection.url()));
        ProjectFiles files = new ProjectFiles(project);
        try {
            return new LiquibaseEngine(product, connection, files);
        } catch (FailedException e) {
            files.close();
            throw e;
        }
    }

    @Override
    public MigrationEngine offline(String product, ProjectSettings project) {
        String name = product.toLowerCase(Locale.ROOT);
        if (products.stream().noneMatch(p -> p.name().equals(name))) {
            throw new FailedException(new Failure.WrongUsage(
                    "'" + product + "' is not a product that Tidemark knows.", "Give postgresql or h2."));
        }
        return new OfflineEngine(name, new ProjectFiles(project));
    }
}
