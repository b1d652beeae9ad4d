package dev.tidemark.ui.view;

import dev.tidemark.application.port.ProjectSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a project's folder. */
@FunctionalInterface
public interface ProjectReader {
    /**
     * What is known about the project in {@code folder}.
     *
     * @param changelog the root changelog as a person chose it, relative to the folder; null to take what the folder
     *     says, or none
     * @throws dev.tidemark.application.outcome.FailedException where its settings cannot be read
     */
    ProjectSettings read(Path folder, @Nullable String changelog);
}
