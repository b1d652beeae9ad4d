package dev.tidemark.application;

import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Databases;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.Environment;

/** Opens a project's files for a product, without any connection. */
public final class OpenOffline {
    private final Databases databases;

    /** With what knows the products. */
    public OpenOffline(Databases databases) {
        this.databases = databases;
    }

    /**
     * Opens them; nothing counts as applied.
     *
     * @param product {@code postgresql} or {@code h2}
     * @throws dev.tidemark.application.outcome.FailedException where the product is another
     */
    public OpenDatabase open(String product, ProjectSettings project) {
        ConnectionSpec nowhere =
                new ConnectionSpec("offline:" + product, null, null, null, null, Environment.DEVELOPMENT);
        return new OpenDatabase(nowhere, project, databases.offline(product, project));
    }
}
