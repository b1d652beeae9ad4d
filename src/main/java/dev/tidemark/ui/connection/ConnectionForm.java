package dev.tidemark.ui.connection;

import dev.tidemark.application.ConnectionOptions;
import dev.tidemark.application.ProjectOptions;
import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.domain.deployment.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person filled in.
 *
 * @param kind which fields say where the database is
 * @param server host, port and database of PostgreSQL
 * @param place the file, the name in memory, or the URL
 * @param login as whom
 * @param schema the schema; empty for the server's choice
 * @param environment what the connection is for
 * @param project the files
 */
record ConnectionForm(
        Kind kind, Server server, String place, Login login, String schema, Environment environment, Files project) {
    /** Which fields say where the database is. */
    enum Kind {
        /** Host, port and database. */
        POSTGRESQL,
        /** A database file. */
        H2_FILE,
        /** A name in the memory of this program. */
        H2_MEMORY,
        /** A URL. */
        URL
    }

    /** A PostgreSQL server's database. */
    record Server(String host, String port, String database) {}

    /** Who connects; the password is never printed. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * The project's files.
     *
     * @param folder the folder; empty for none
     * @param changelog the root changelog; empty for what the folder says
     * @param contexts comma separated; empty for none chosen
     */
    record Files(String folder, String changelog, String contexts) {}

    /** The key of the message that says which field is missing, or null where none is. */
    @Nullable
    String missing() {
        return switch (kind) {
            case POSTGRESQL -> server.host().isBlank()
                    ? "connect.missing.host"
                    : server.database().isBlank() ? "connect.missing.database" : badPort();
            case H2_FILE -> place.isBlank() ? "connect.missing.file" : null;
            case H2_MEMORY -> place.isBlank() ? "connect.missing.name" : null;
            case URL -> place.isBlank() ? "connect.missing.url" : null;
        };
    }

    private @Nullable String badPort() {
        return server.port().isBlank() || server.port().strip().matches("\\d{1,5}") ? null : "connect.missing.port";
    }

    /** The URL as a person could have typed it. */
    private String typedUrl() {
        return switch (kind) {
            case POSTGRESQL -> "jdbc:postgresql://" + server.host().strip()
                    + (server.port().isBlank() ? "" : ":" + server.port().strip()) + "/" + server.database().strip();
            case H2_FILE -> "jdbc:h2:file:" + withoutSuffix(place.strip());
            case H2_MEMORY -> "jdbc:h2:mem:" + place.strip() + ";DB_CLOSE_DELAY=-1";
            case URL -> place.strip();
        };
    }

    private static String withoutSuffix(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".mv.db") ? file.substring(0, file.length() - 6) : file;
    }

    /**
     * The URL taken apart.
     *
     * @throws dev.tidemark.application.outcome.FailedException where it is none
     */
    DatabaseUrl url() {
        return DatabaseUrl.parse(typedUrl(), folder());
    }

    /** Where the project is; the current folder where none was chosen. */
    Path folder() {
        return Path.of(project.folder().strip()).toAbsolutePath().normalize();
    }

    /** What is said about the connection, around {@code url}. */
    ConnectionOptions connection(DatabaseUrl url) {
        String said = environment == Environment.UNKNOWN ? null : environment.name().toLowerCase(Locale.ROOT);
        String user = login.user().isBlank() ? url.login().user() : login.user().strip();
        return new ConnectionOptions(url.jdbc(), null, user, orNull(schema), null, said);
    }

    /** What is said about the files. */
    ProjectOptions options() {
        return new ProjectOptions(
                orNull(relative(project.changelog())),
                List.of(),
                List.of(),
                orNull(project.contexts()),
                null,
                Map.of());
    }

    /** The changelog relative to the folder, with forward slashes, where it lies inside. */
    private String relative(String changelog) {
        Path path = Path.of(changelog.strip());
        if (!path.isAbsolute() || !path.startsWith(folder())) {
            return changelog.strip();
        }
        return folder().relativize(path).toString().replace('\\', '/');
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
