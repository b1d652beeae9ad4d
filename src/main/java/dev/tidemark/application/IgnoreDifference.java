package dev.tidemark.application;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.TextFiles;
import dev.tidemark.application.project.IgnoreText;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.difference.IgnoreRule;
import java.nio.file.Path;

/**
 * Shows the {@code tidemark.yaml} that would be written so that a difference is ignored from now on, or no longer. Everything
 * else in the file stays as it is, byte for byte. Writes nothing; {@link WriteFiles} does once a person agreed.
 */
public final class IgnoreDifference {
    private final TextFiles files;

    /** With what reads the file. */
    public IgnoreDifference(TextFiles files) {
        this.files = files;
    }

    /** What is to become of a rule. */
    public enum Wish {
        /** It is added at the end. */
        ADD,
        /** It is taken out. */
        REMOVE
    }

    /**
     * The file.
     *
     * @throws FailedException where the rule has no reason, there is no such rule to take out, or the file cannot be read or
     *     is written in a way that allows no change by itself
     */
    public PlannedFile preview(ProjectSettings project, IgnoreRule rule, Wish wish) {
        if (wish == Wish.ADD && rule.reason().isBlank()) {
            throw new FailedException(new Failure.WrongUsage(
                    "A difference is ignored for a reason, and none was given.", "Say why, so that the team knows."));
        }
        Path file = project.folder().resolve("tidemark.yaml");
        String existing = files.read(file);
        IgnoreText text = new IgnoreText(file, existing == null ? "" : existing);
        return new PlannedFile(
                file, wish == Wish.ADD ? text.with(rule) : text.without(project.rules().ignored().indexOf(rule)),
                existing);
    }
}
