package dev.tidemark.cli;

import dev.tidemark.application.ConnectionOptions;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.ResolveConnection.Resolved;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One call of the command line: its options, what the verbs use, and where they write. */
final class Session {
    private final RootCommand options;
    private final Supplier<Tools> tools;
    private final Terminal terminal;
    private final Path currentFolder;

    Session(RootCommand options, Supplier<Tools> tools, Terminal terminal, Path currentFolder) {
        this.options = options;
        this.tools = tools;
        this.terminal = terminal;
        this.currentFolder = currentFolder;
    }

    RootCommand options() {
        return options;
    }

    Tools tools() {
        return tools.get();
    }

    Terminal terminal() {
        return terminal;
    }

    Style style() {
        return new Style(terminal.colour() && !options.json());
    }

    /** Opens the project with its database, or without one where {@code --offline} says so. */
    OpenDatabase open(boolean mayBeOffline) {
        ProjectSettings project = project();
        String product = options.offline();
        if (product != null) {
            if (!mayBeOffline) {
                throw usage("Only plan and script work with --offline.", "Leave it out, and name a database.");
            }
            if (project.changelog() == null) {
                throw usage(
                        "Without a connection there has to be a changelog, and none was named.",
                        "Give --changelog, or 'changelog' in tidemark.yaml.");
            }
            return tools().offline().open(product, project);
        }
        return tools().open().open(connection(options.connectionOptions(), project), project);
    }

    /** Says once for a project that reading its model runs code of it. */
    void tellAboutModel(ProjectSettings project) {
        String notice = tools().comparing().find().find(project).notice();
        if (notice != null) {
            say("Note: " + notice);
            tools().comparing().trust().trust(project);
        }
    }

    /** The project's settings, without any connection. */
    ProjectSettings project() {
        return tools().projects().read(options.project(currentFolder), options.projectOptions(currentFolder));
    }

    /** How to connect; says what a person should know about it. */
    ConnectionSpec connection(ConnectionOptions asked, ProjectSettings project) {
        Resolved resolved = tools().connections().resolve(asked, project, this::password);
        resolved.warnings().forEach(this::say);
        return resolved.connection();
    }

    private @Nullable String password(String account) {
        String typed = terminal.interactive() ? terminal.askSecretly("Password for " + account + ": ") : null;
        return typed == null || typed.isEmpty() ? null : typed;
    }

    /** A result for a person; with {@code --json} it goes to where messages go. */
    void result(String text) {
        (options.json() ? terminal.err() : terminal.out()).println(text);
    }

    /** A message. */
    void say(String text) {
        terminal.err().println(text);
    }

    /** The one document on standard output. */
    void document(Map<String, ?> document) {
        terminal.out().println(json(document));
    }

    static String json(Map<String, ?> document) {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(document);
    }

    /** A path as the person meant it. */
    Path file(Path typed) {
        return currentFolder.resolve(typed);
    }

    /**
     * Writes a file that the person named. A new one is for its owner only: the SQL in it may hold passwords and rows. One
     * that is there keeps its permissions.
     */
    void write(Path typed, String text) {
        try {
            Path file = file(typed);
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix && Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new FailedException(
                    new Failure.WrongUsage("The file " + file(typed) + " cannot be written.",
                            "Look at its folder and permissions."),
                    e);
        }
    }

    static FailedException usage(String what, String advice) {
        return new FailedException(new Failure.WrongUsage(what, advice));
    }
}
