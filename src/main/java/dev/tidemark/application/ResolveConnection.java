package dev.tidemark.application;

import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.connection.DatabaseUrl.Product;
import dev.tidemark.application.connection.EnvironmentRules;
import dev.tidemark.application.connection.ServiceUrl;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.PasswordFile;
import dev.tidemark.application.port.ProjectFiles;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import dev.tidemark.application.port.Secrets;
import dev.tidemark.application.port.ServiceFile;
import dev.tidemark.application.project.Placeholders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out how to connect: options first, then the environment variables, then the project's {@code .env}. */
public final class ResolveConnection {
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final ProjectFiles files;
    private final PasswordPlaces passwords;
    private final ServiceFile services;
    private final Map<String, String> variables;

    /** With the places in which URLs and passwords are looked for. */
    public ResolveConnection(
            ProjectFiles files, PasswordFile passwordFile, Secrets secrets, Map<String, String> variables) {
        this(files, passwordFile, secrets, ServiceFile.NONE, variables);
    }

    /** The same, and with PostgreSQL's services. */
    public ResolveConnection(
            ProjectFiles files, PasswordFile passwordFile, Secrets secrets, ServiceFile services,
            Map<String, String> variables) {
        this.files = files;
        this.passwords = new PasswordPlaces(passwordFile, secrets, variables);
        this.services = services;
        this.variables = Map.copyOf(variables);
    }

    /**
     * How to connect.
     *
     * @param connection what to connect with
     * @param warnings what a person should know, such as a password file that others can read
     */
    public record Resolved(ConnectionSpec connection, List<String> warnings) {
        public Resolved {
            warnings = List.copyOf(warnings);
        }
    }

    /** A URL with where it came from. */
    private record Source(DatabaseUrl url, @Nullable NamedConnection named) {}

    /**
     * How to connect.
     *
     * @param prompt asks a person for the password of the account it is given; gives null where nobody can be asked
     * @throws FailedException where no database is named, or what names it is wrong
     */
    public Resolved resolve(
            ConnectionOptions options, ProjectSettings project, Function<String, @Nullable String> prompt) {
        Source source = source(options, project);
        DatabaseUrl url = source.url();
        List<String> warnings = new ArrayList<>();
        String user = user(options, url);
        String password = url.login().password();
        if (password == null || password.isEmpty()) {
            PasswordPlaces.Found found = passwords.find(url, user);
            warnings.addAll(found.warnings());
            String account = found.account();
            password = found.password() != null || account == null ? found.password() : prompt.apply(account);
        }
        String schema = options.schema();
        if (schema == null && source.named() != null) {
            schema = source.named().schema();
        }
        String said = options.environment() == null ? variables.get("TIDEMARK_ENVIRONMENT") : options.environment();
        return new Resolved(
                new ConnectionSpec(
                        url.jdbc(), user, password, schema, options.role(),
                        EnvironmentRules.decide(said, source.named(), project.rules().environments(), url)),
                warnings);
    }

    private Source source(ConnectionOptions options, ProjectSettings project) {
        if (options.url() != null && options.name() != null) {
            throw usage("Both a URL and a connection's name were given.", "Give one of them.");
        }
        if (options.url() != null) {
            ServiceUrl.Expanded expanded = ServiceUrl.expand(options.url(), services);
            DatabaseUrl url = DatabaseUrl.parse(expanded.url(), Path.of(""));
            if (url.login().password() != null) {
                throw usage(
                        "The URL holds a password. On a command line others can read it, and the shell keeps it.",
                        "Leave it out, and give it as TIDEMARK_PASSWORD, PGPASSWORD, in .pgpass or the keychain, or wait to be"
                                + " asked.");
            }
            return new Source(expanded.withPassword(url), null);
        }
        if (options.name() != null) {
            NamedConnection named = project.rules().connections().get(options.name());
            if (named == null) {
                throw usage(
                        "tidemark.yaml has no connection '" + options.name() + "'.",
                        project.rules().connections().isEmpty()
                                ? "It names none; add it under 'connections', or give a URL."
                                : "It has: "
                                        + String.join(", ",
                                                project.rules().connections().keySet().stream().sorted().toList())
                                        + ".");
            }
            return new Source(DatabaseUrl.parse(named.url(), project.folder()), named);
        }
        return surroundings(project);
    }

    private Source surroundings(ProjectSettings project) {
        String variable = variables.get("DATABASE_URL");
        if (variable != null && !variable.isBlank()) {
            return new Source(parse(variable, project, "the environment variable DATABASE_URL"), null);
        }
        Map<String, String> dotEnv = files.dotEnv(project.folder());
        String line = dotEnv.get("DATABASE_URL");
        if (line != null && !line.isBlank()) {
            String where = "DATABASE_URL in " + project.folder().resolve(".env");
            return new Source(parse(filled(line, dotEnv, where), project, where), null);
        }
        if (project.rules().connections().size() == 1) {
            NamedConnection only = project.rules().connections().values().iterator().next();
            return new Source(DatabaseUrl.parse(only.url(), project.folder()), only);
        }
        throw usage(
                "No database was named.",
                project.rules().connections().isEmpty()
                        ? "Give a URL, or set DATABASE_URL in the environment or in the project's .env, or name a connection in"
                                + " tidemark.yaml."
                        : "Name one of its connections: "
                                + String.join(", ", project.rules().connections().keySet().stream().sorted().toList())
                                + "; or give a URL.");
    }

    /** With the parts put in that stand elsewhere in the environment or in the file, as the window does it too. */
    private String filled(String line, Map<String, String> dotEnv, String where) {
        Placeholders placeholders = new Placeholders(
                name -> name.equals("DATABASE_URL") ? null : variables.getOrDefault(name, dotEnv.get(name)));
        String url = placeholders.fill(line);
        if (!placeholders.missing().isEmpty()) {
            Set<String> missing = new LinkedHashSet<>();
            // what does not look like a variable could be a piece of a password
            placeholders.missing().forEach(n -> missing.add(VARIABLE.matcher(n).matches() ? n : "a placeholder"));
            throw usage(
                    "In " + where + ": nothing fills in " + String.join(", ", missing) + ".",
                    "Set that in the environment or in the same file.");
        }
        return url;
    }

    private DatabaseUrl parse(String text, ProjectSettings project, String where) {
        try {
            ServiceUrl.Expanded expanded = ServiceUrl.expand(text, services);
            return expanded.withPassword(DatabaseUrl.parse(expanded.url(), project.folder()));
        } catch (FailedException e) {
            throw new FailedException(
                    new Failure.WrongUsage("In " + where + ": " + e.failure().what(), e.failure().advice()), e);
        }
    }

    private @Nullable String user(ConnectionOptions options, DatabaseUrl url) {
        if (options.user() != null) {
            return options.user();
        }
        if (url.login().user() != null) {
            return url.login().user();
        }
        return url.product() == Product.POSTGRESQL ? variables.get("PGUSER") : null;
    }

    private static FailedException usage(String what, String advice) {
        return new FailedException(new Failure.WrongUsage(what, advice));
    }
}
