package dev.tidemark.cli;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.ConnectionOptions;
import dev.tidemark.application.ProjectOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every verb knows; they may stand before or after it. */
@Command(name = "tidemark", description = "Moves a database's schema up and down along a Liquibase changelog, safely.", synopsisSubcommandLabel = "VERB", separator = " ", usageHelpWidth = 110, footer = {
    "",
    "TARGET: head, base, +N, -N, PATH::ID::AUTHOR or an unambiguous end of it, tag:NAME, date:TIME (down only).",
    "Without a verb and without options the window opens.",
    "Exit codes: 0 done or clean, 1 failed, 2 wrong usage, 3 pending, 4 differences, 5 refused, 6 locked, 7 pending and",
    "differences, 130 cancelled."
})
final class RootCommand {
    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Shows this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Shows the version.")
    private boolean version;

    @Option(names = "--project", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Folder with tidemark.yaml; default: the current folder.")
    private @Nullable Path project;

    @Option(names = "--url", paramLabel = "URL", scope = ScopeType.INHERIT, description = "Database: jdbc:postgresql://, jdbc:h2:, postgresql://, postgres://. Never with a password.")
    private @Nullable String url;

    @Option(names = "--connection", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "A connection of tidemark.yaml.")
    private @Nullable String connection;

    @Option(names = "--user", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "Who connects. The password: TIDEMARK_PASSWORD, PGPASSWORD, .pgpass, the keychain, or you are asked.")
    private @Nullable String user;

    @Option(names = "--changelog", paramLabel = "PATH", scope = ScopeType.INHERIT, description = "Root changelog, relative to a search path entry.")
    private @Nullable String changelog;

    @Option(names = "--search-path", paramLabel = "DIR", split = ",", scope = ScopeType.INHERIT, description = "Where files are found; default: the project folder.")
    private List<Path> searchPath = List.of();

    @Option(names = "--classpath", paramLabel = "PATH", split = ",", scope = ScopeType.INHERIT, description = "Your jars and class folders: entity classes, custom changes.")
    private List<Path> classPath = List.of();

    @Option(names = "--model-packages", paramLabel = "P", split = ",", scope = ScopeType.INHERIT, description = "Packages with entities; default: every entity on the class path.")
    private List<String> modelPackages = List.of();

    @Option(names = "--naming", paramLabel = "STRATEGY", scope = ScopeType.INHERIT, description = "How entities name tables: hibernate or spring. Default: found out from the application.")
    private @Nullable String naming;

    @Option(names = "--contexts", paramLabel = "LIST", scope = ScopeType.INHERIT, description = "Contexts to run; '' for all.")
    private @Nullable String contexts;

    @Option(names = "--labels", paramLabel = "EXPR", scope = ScopeType.INHERIT, description = "Label expression.")
    private @Nullable String labels;

    @Option(names = "--param", paramLabel = "K=V", scope = ScopeType.INHERIT, description = "A changelog parameter.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--schema", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "Schema that unqualified names fall into.")
    private @Nullable String schema;

    @Option(names = "--environment", paramLabel = "E", scope = ScopeType.INHERIT, description = "development, staging or production. Where nobody says, the connection is protected.")
    private @Nullable String environment;

    @Option(names = "--role", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "SET ROLE after connecting.")
    private @Nullable String role;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "One JSON document on standard output; messages go to standard error.")
    private boolean json;

    @Option(names = "--yes", scope = ScopeType.INHERIT, description = "Agree, on an unprotected connection.")
    private boolean yes;

    @Option(names = "--confirm", paramLabel = "DATABASE", scope = ScopeType.INHERIT, description = "Agree, on a protected connection: its database's name.")
    private @Nullable String confirm;

    @Option(names = "--allow-data-loss", scope = ScopeType.INHERIT, description = "Agree to what destroys data.")
    private boolean allowDataLoss;

    @Option(names = "--offline", paramLabel = "PRODUCT", scope = ScopeType.INHERIT, description = "plan and script without a connection: postgresql or h2.")
    private @Nullable String offline;

    @Option(names = {"-v", "--verbose"}, hidden = true, scope = ScopeType.INHERIT, description = "Says more.")
    private boolean verbose;

    Path project(Path currentFolder) {
        return project == null ? currentFolder : currentFolder.resolve(project);
    }

    ConnectionOptions connectionOptions() {
        return new ConnectionOptions(url, connection, user, schema, role, environment);
    }

    ProjectOptions projectOptions(Path currentFolder) {
        return new ProjectOptions(
                changelog,
                searchPath.stream().map(currentFolder::resolve).toList(),
                classPath.stream().map(currentFolder::resolve).toList(),
                contexts,
                labels,
                parameters,
                new ProjectOptions.Model(modelPackages, naming));
    }

    Agreement agreement() {
        return new Agreement(yes, confirm, allowDataLoss);
    }

    @Nullable
    String offline() {
        return offline;
    }

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** Whether the options for help were used; picocli answers them itself. */
    boolean helpAsked() {
        return help || version;
    }
}
