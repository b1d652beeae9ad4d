package dev.tidemark.application.connection;

import dev.tidemark.application.connection.DatabaseUrl.Login;
import dev.tidemark.application.connection.DatabaseUrl.Product;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's URLs: libpq's (PostgreSQL manual, section 34.1.1.2), SQLAlchemy's and pgJDBC's. Options that have
 * another name in pgJDBC are renamed.
 */
final class PostgresUrl {
    private static final int USUAL_PORT = 5432;
    private static final int HIGHEST_PORT = 65_535;
    private static final Map<String, String> RENAMED = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "target_session_attrs", "targetServerType",
            "gssencmode", "gssEncMode",
            "channel_binding", "channelBinding",
            "keepalives", "tcpKeepAlive",
            "ssl", "sslmode");
    private static final Map<String, String> SERVER_TYPES = Map.of(
            "read-write", "primary", "read-only", "secondary", "standby", "secondary", "prefer-standby",
            "preferSecondary");

    private final Map<String, String> options = new LinkedHashMap<>();
    private @Nullable String user;
    private @Nullable String password;
    private String database = "";
    private String hosts = "";
    private @Nullable String namedDatabase;
    private @Nullable String namedHosts;
    private @Nullable String namedPorts;

    private PostgresUrl() {}

    /** Takes apart what stands after the scheme and its colon. */
    static DatabaseUrl parse(String rest) {
        PostgresUrl url = new PostgresUrl();
        String body = url.query(rest);
        if (body.startsWith("//")) {
            url.address(body.substring(2));
        } else {
            url.database = decode(body.startsWith("/") ? body.substring(1) : body);
        }
        return url.finished();
    }

    private String query(String rest) {
        int question = rest.indexOf('?');
        if (question < 0) {
            return rest;
        }
        for (String pair : rest.substring(question + 1).split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                option(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return rest.substring(0, question);
    }

    private void option(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "user" -> user = value;
            case "password" -> password = value;
            case "dbname", "pgdbname" -> namedDatabase = value;
            case "host", "pghost" -> namedHosts = value;
            case "port", "pgport" -> namedPorts = value;
            case "service", "servicefile" -> throw new FailedException(new Failure.WrongUsage(
                    "The option '" + name + "' of the database URL names a server that stands in another file.",
                    "Write host, port and database into the URL."));
            default -> {
                if (DatabaseUrl.secret(name)) {
                    throw new FailedException(new Failure.WrongUsage(
                            "The option '" + name
                                    + "' of the database URL carries a secret, and is not taken from a URL.",
                            "Use a key file without a password, readable by its owner only, or a password of the database."));
                }
                String renamed = Objects.requireNonNullElse(RENAMED.get(name), name);
                options.put(renamed, value(renamed, name, value));
            }
        }
    }

    private static String value(String renamed, String name, String value) {
        if (name.equals("ssl")) {
            return value.equals("true") || value.isEmpty() ? "require" : value.equals("false") ? "disable" : value;
        }
        return renamed.equals("targetServerType") ? Objects.requireNonNullElse(SERVER_TYPES.get(value), value) : value;
    }

    private void address(String body) {
        int at = body.lastIndexOf('@');
        if (at >= 0) {
            String login = body.substring(0, at);
            int colon = login.indexOf(':');
            user = decode(colon < 0 ? login : login.substring(0, colon));
            password = colon < 0 ? password : decode(login.substring(colon + 1));
        }
        String place = body.substring(at + 1);
        int slash = place.indexOf('/');
        String named = slash < 0 ? place : place.substring(0, slash);
        hosts = named;
        if (slash >= 0 && slash + 1 < place.length()) {
            database = decode(place.substring(slash + 1));
        }
    }

    /** Options win over the address, as they do in libpq and in pgJDBC, or another server would be reached than is said. */
    private void optionsWin() {
        database = Objects.requireNonNullElse(namedDatabase, database);
        hosts = Objects.requireNonNullElse(namedHosts, hosts);
        if (namedPorts != null) {
            String[] ports = namedPorts.split(",", -1);
            String[] names = hosts.split(",", -1);
            for (int i = 0; i < names.length; i++) {
                names[i] = withoutPort(names[i]) + ":" + ports[Math.min(i, ports.length - 1)];
            }
            hosts = String.join(",", names);
        }
    }

    /** A host without the port behind it. */
    static String withoutPort(String host) {
        int colon = host.indexOf(':', Math.max(0, host.indexOf(']')));
        return colon < 0 ? host : host.substring(0, colon);
    }

    private DatabaseUrl finished() {
        optionsWin();
        if (hosts.startsWith("/") || hosts.toLowerCase(Locale.ROOT).startsWith("%2f")) {
            throw new FailedException(new Failure.WrongUsage(
                    "The database URL names a Unix socket, which the Java driver cannot use.",
                    "Name the host instead, such as localhost."));
        }
        String address = hosts.isEmpty() ? "localhost" : hosts.startsWith(":") ? "localhost" + hosts : hosts;
        String first = address.contains(",") ? address.substring(0, address.indexOf(',')) : address;
        int colon = first.startsWith("[") ? first.indexOf(':', first.indexOf(']')) : first.indexOf(':');
        String host = colon < 0 ? first : first.substring(0, colon);
        int port = colon < 0 || colon + 1 == first.length() ? USUAL_PORT : port(first.substring(colon + 1));
        if (!host.matches("[A-Za-z0-9._\\-]+|\\[[0-9A-Fa-f:.%]+]")) {
            throw DatabaseUrl
                    .wrong("The database URL has no host that can be read. Signs of a password that mean something"
                            + " in a URL (@ : / ? # %) have to be percent-encoded.");
        }
        StringBuilder jdbc =
                new StringBuilder("jdbc:postgresql://").append(address).append('/').append(encode(database));
        char sign = '?';
        for (Map.Entry<String, String> option : options.entrySet()) {
            jdbc.append(sign).append(encode(option.getKey())).append('=').append(encode(option.getValue()));
            sign = '&';
        }
        String named = user == null || user.isEmpty() ? null : user;
        return new DatabaseUrl(
                jdbc.toString(), Product.POSTGRESQL, host, port, database.isEmpty() && named != null ? named : database,
                new Login(named, password));
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw DatabaseUrl
                    .wrong("The database URL has no port that can be read. Signs of a password that mean something"
                            + " in a URL (@ : / ? # %) have to be percent-encoded.");
        }
        return Integer.parseInt(text);
    }

    /** Percent-decoding as RFC 3986 has it: a plus sign stays one. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                bytes[length++] = source[i];
                continue;
            }
            int high = i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
            int low = i + 2 < source.length ? Character.digit(source[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw DatabaseUrl
                        .wrong("The database URL has a percent sign that is not followed by two hexadecimal digits."
                                + " A percent sign itself is written %25.");
            }
            bytes[length++] = (byte) (high * 16 + low);
            i += 2;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-._~/:,".indexOf(b) >= 0;
            if (plain) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
