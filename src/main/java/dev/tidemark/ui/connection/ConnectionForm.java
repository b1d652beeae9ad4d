package dev.tidemark.ui.connection;

import dev.tidemark.application.ConnectionOptions;
import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.domain.deployment.Environment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person filled in.
 *
 * @param kind which fields say where the database is
 * @param server host, port and database of PostgreSQL
 * @param place the file, the name in memory, the server's address, or the URL
 * @param login as whom
 * @param extra what few connections need
 * @param use what the connection is for
 * @param files the project's files
 */
record ConnectionForm(
        Kind kind, Server server, String place, Login login, Extra extra, Use use, FilesForm files) {
    /** Which fields say where the database is. */
    enum Kind {
        /** Host, port and database. */
        POSTGRESQL,
        /** A database file. */
        H2_FILE,
        /** A server's address. */
        H2_SERVER,
        /** A name in the memory of this program. */
        H2_MEMORY,
        /** A URL. */
        URL
    }

    /** A PostgreSQL server's database. */
    record Server(String host, String port, String database) {}

    /**
     * Who connects; the password is never printed.
     *
     * @param keep whether the password is to be kept in the system's keychain
     */
    record Login(String user, String password, boolean keep) {
        @Override
        public String toString() {
            return user;
        }
    }

    /** What few connections need; empty for the server's or the driver's own choice. */
    record Extra(String schema, String role, Tls tls) {}

    /** How the connection is encrypted, with files; empty for the driver's own choice. */
    record Tls(String mode, String rootCertificate, String certificate, String key) {
        static final Tls NONE = new Tls("", "", "", "");
    }

    /** What the connection is for, and whether it may write. */
    record Use(Environment environment, boolean lookOnly) {}

    /** The key of the message that says which field is missing, or null where none is. */
    @Nullable
    String missing() {
        String place = switch (kind) {
            case POSTGRESQL -> server.host().isBlank()
                    ? "connect.missing.host"
                    : server.database().isBlank() ? "connect.missing.database" : badPort();
            case H2_FILE -> blank("connect.missing.file");
            case H2_SERVER -> blank("connect.missing.h2Server");
            case H2_MEMORY -> blank("connect.missing.name");
            case URL -> blank("connect.missing.url");
        };
        if (place == null && files.folder().isBlank() && !files.changelog().isBlank()) {
            return "connect.missing.folder";
        }
        return place;
    }

    private @Nullable String blank(String key) {
        return place.isBlank() ? key : null;
    }

    private @Nullable String badPort() {
        return server.port().isBlank() || server.port().strip().matches("\\d{1,5}") ? null : "connect.missing.port";
    }

    /** The URL as a person could have typed it. */
    private String typedUrl() {
        return switch (kind) {
            case POSTGRESQL -> "jdbc:postgresql://" + host()
                    + (server.port().isBlank() ? "" : ":" + server.port().strip()) + "/"
                    + encoded(server.database().strip()) + tls();
            case H2_FILE -> "jdbc:h2:file:" + withoutSuffix(place.strip());
            case H2_SERVER -> "jdbc:h2:tcp://" + place.strip().replaceFirst("^(jdbc:h2:)?tcp:/*", "");
            case H2_MEMORY -> "jdbc:h2:mem:" + place.strip() + ";DB_CLOSE_DELAY=-1";
            case URL -> place.strip();
        };
    }

    private String host() {
        String host = server.host().strip();
        boolean six = host.indexOf(':') != host.lastIndexOf(':') && !host.startsWith("[") && !host.contains(",");
        return six ? "[" + host + "]" : host;
    }

    private String tls() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("sslmode", extra.tls().mode());
        options.put("sslrootcert", extra.tls().rootCertificate());
        options.put("sslcert", extra.tls().certificate());
        options.put("sslkey", extra.tls().key());
        StringBuilder query = new StringBuilder();
        options.forEach((name, value) -> {
            if (!value.isBlank()) {
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(value.strip()));
            }
        });
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    private static String withoutSuffix(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".mv.db") ? file.substring(0, file.length() - 6) : file;
    }

    /**
     * The URL taken apart; a service that it names has to be put in before.
     *
     * @throws dev.tidemark.application.outcome.FailedException where it is none
     */
    DatabaseUrl url() {
        Path folder = files.folder().isBlank() ? Path.of("").toAbsolutePath() : files.path();
        return DatabaseUrl.parse(typedUrl(), folder);
    }

    /** Whether the URL names a service of PostgreSQL's service file, which only the use case can look up. */
    boolean namesService() {
        return kind == Kind.URL && place.matches("(?is).*[?&]service=.*");
    }

    /** What is said about the connection, without the password that may stand in the URL. */
    ConnectionOptions connection() {
        String said = use.environment() == Environment.UNKNOWN
                ? null
                : use.environment().name().toLowerCase(Locale.ROOT);
        if (namesService()) {
            return new ConnectionOptions(
                    place.strip(), null, orNull(login.user()), orNull(extra.schema()), orNull(extra.role()), said);
        }
        DatabaseUrl url = url();
        String user = login.user().isBlank() ? url.login().user() : login.user().strip();
        return new ConnectionOptions(url.jdbc(), null, user, orNull(extra.schema()), orNull(extra.role()), said);
    }

    /** The password that was typed, into its field or into the URL; null for none. */
    @Nullable
    String typedPassword() {
        if (!login.password().isEmpty()) {
            return login.password();
        }
        return namesService() ? null : url().login().password();
    }

    static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
