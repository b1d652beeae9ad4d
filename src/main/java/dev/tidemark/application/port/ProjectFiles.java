package dev.tidemark.application.port;

import java.nio.file.Path;
import java.util.Map;

/** A project's folder: its {@code tidemark.yaml} and its {@code .env}. */
public interface ProjectFiles {
    /**
     * What {@code tidemark.yaml} says; the usual values where there is no such file.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the folder is not there or the file is wrong,
     *     with file and line
     */
    ProjectSettings read(Path folder);

    /**
     * The variables of the folder's {@code .env}; empty where there is none.
     *
     * @throws dev.tidemark.application.outcome.FailedException where it cannot be read
     */
    Map<String, String> dotEnv(Path folder);
}
