package dev.tidemark.application.connection;

import dev.tidemark.application.connection.DatabaseUrl.Login;
import dev.tidemark.application.connection.DatabaseUrl.Product;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** H2's URLs (H2 manual, "Database URL Overview"): an address, then settings after semicolons. */
final class H2Url {
    private static final String PREFIX = "jdbc:h2:";

    private H2Url() {}

    static DatabaseUrl parse(String url, Path folder) {
        String[] parts = url.substring(PREFIX.length()).split(";", -1);
        @Nullable
        String user = null;
        @Nullable
        String password = null;
        StringBuilder settings = new StringBuilder();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals)).strip().toUpperCase(Locale.ROOT);
            String value = equals < 0 ? "" : parts[i].substring(equals + 1);
            switch (name) {
                case "" -> {}
                case "USER" -> user = value;
                case "PASSWORD" -> password = value;
                case "INIT" -> throw new FailedException(new Failure.WrongUsage(
                        "The H2 URL has an INIT setting, which runs SQL at every connect before anybody has read it.",
                        "Leave INIT out, and put what it does into the changelog."));
                default -> settings.append(';').append(parts[i]);
            }
        }
        String address = parts[0];
        Login login = new Login(user, password);
        if (address.startsWith("mem:")) {
            return new DatabaseUrl(
                    PREFIX + address + settings, Product.H2_MEMORY, "", 0, address.substring("mem:".length()), login);
        }
        if (address.startsWith("tcp:") || address.startsWith("ssl:")) {
            return server(address, settings.toString(), login);
        }
        String path = address.startsWith("file:") ? address.substring("file:".length()) : address;
        if (path.isBlank()) {
            throw DatabaseUrl.wrong("The H2 URL names no file.");
        }
        String file = path.startsWith("~") || path.contains(":") && !path.matches("(?i)[a-z]:[/\\\\].*")
                ? path
                : folder.toAbsolutePath().resolve(path).normalize().toString();
        return new DatabaseUrl(PREFIX + "file:" + file + settings, Product.H2, "", 0, name(path), login);
    }

    private static DatabaseUrl server(String address, String settings, Login login) {
        String place = address.substring(address.indexOf(':') + 1).replaceFirst("^//", "");
        int slash = place.indexOf('/');
        String named = slash < 0 ? place : place.substring(0, slash);
        int colon = named.indexOf(':');
        String host = colon < 0 ? named : named.substring(0, colon);
        String port = colon < 0 ? "9092" : named.substring(colon + 1);
        if (host.isEmpty() || !port.matches("\\d{1,5}")) {
            throw DatabaseUrl.wrong("The H2 URL has no host and port that can be read.");
        }
        return new DatabaseUrl(
                PREFIX + address + settings, Product.H2, host, Integer.parseInt(port), name(place), login);
    }

    private static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
