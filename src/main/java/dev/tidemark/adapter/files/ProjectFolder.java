package dev.tidemark.adapter.files;

import dev.tidemark.adapter.files.YamlReader.BadYaml;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectFiles;
import dev.tidemark.application.port.ProjectSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads the files of a project's folder. */
final class ProjectFolder implements ProjectFiles {
    /** The name of the project's file. */
    static final String NAME = "tidemark.yaml";

    @Override
    public ProjectSettings read(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(whole)) {
            throw new FailedException(new Failure.WrongUsage(
                    "There is no folder " + whole + ".", "Give the project's folder."));
        }
        Path file = whole.resolve(NAME);
        if (!Files.exists(file)) {
            return SettingsFile.usual(whole);
        }
        try {
            return new SettingsFile(whole).read(YamlReader.read(text(file)));
        } catch (BadYaml e) {
            String place = e.line() > 0 ? file + ", line " + e.line() : file.toString();
            throw new FailedException(
                    new Failure.WrongUsage("In " + place + ": " + e.getMessage(), "Mend the file and try again."), e);
        }
    }

    @Override
    public Map<String, String> dotEnv(Path folder) {
        Path file = folder.resolve(".env");
        return Files.isRegularFile(file) ? DotEnv.parse(text(file)) : Map.of();
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FailedException(
                    new Failure.WrongUsage("The file " + file + " is not in UTF-8.", "Save it in UTF-8 and try again."),
                    e);
        } catch (IOException e) {
            throw new FailedException(
                    new Failure.WrongUsage("The file " + file + " cannot be read.", "Look at its permissions."), e);
        }
    }
}
