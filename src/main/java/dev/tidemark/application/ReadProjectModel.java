package dev.tidemark.application;

import dev.tidemark.application.CompareSchemas.Against;
import dev.tidemark.application.CompareSchemas.ModelSource;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.ModelSettings;
import dev.tidemark.application.port.ScratchPlace;

/** Reads the entity model of a project as its settings say: where its classes are, and where its tables are made. */
public final class ReadProjectModel implements ModelSource {
    private final FindModel find;
    private final ReadModel models;
    private final ResolveConnection connections;

    /** With what finds classes, what reads them, and what knows the connections of the project. */
    public ReadProjectModel(FindModel find, ReadModel models, ResolveConnection connections) {
        this.find = find;
        this.models = models;
        this.connections = connections;
    }

    @Override
    public ModelSchema read(ProjectSettings project, Against other, CancelToken cancel) {
        FoundModel found = find.find(project);
        if (found.classPath().isEmpty()) {
            throw new FailedException(new Failure.WrongUsage(
                    "No entity model is known for this project.",
                    "Build the application, or name its class folders and jars in tidemark.yaml (classPath, or model.classPath)."));
        }
        ConnectionSpec connection = other.connection();
        String url = connection == null ? "" : connection.url();
        String schema = connection == null ? null : connection.schema();
        return models.read(
                new ModelRequest(
                        found.settings(other.product(), other.version(), schema), place(found, project, other), url),
                cancel);
    }

    private ScratchPlace place(FoundModel found, ProjectSettings project, Against other) {
        String scratch = found.scratch();
        ConnectionSpec connection = other.connection();
        if (scratch == null) {
            return new ScratchPlace.Own(other.product(), connection == null ? "" : connection.url());
        }
        if (!scratch.equals(ModelSettings.TARGET)) {
            ConnectionSpec named = connections
                    .resolve(new ConnectionOptions(null, scratch, null, null, null, null), project, account -> null)
                    .connection();
            return new ScratchPlace.Named(named.url().startsWith("jdbc:h2:") ? "h2" : "postgresql", named);
        }
        if (connection == null) {
            throw new FailedException(new Failure.WrongUsage(
                    "The model's tables are to be made in the compared database ('target'), and a file is compared.",
                    "Leave out model.scratch in tidemark.yaml, or compare with a database."));
        }
        return new ScratchPlace.Target(connection);
    }
}
