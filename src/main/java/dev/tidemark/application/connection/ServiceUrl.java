package dev.tidemark.application.connection;

import dev.tidemark.application.connection.DatabaseUrl.Login;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ServiceFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts what PostgreSQL's service file says into a URL that names a service; what the URL says itself wins, as in libpq. */
public final class ServiceUrl {
    private static final Pattern POSTGRES = Pattern.compile(
            "(?is)^(?:jdbc:)?postgres(?:ql)?(?:\\+[a-z0-9_]+)?:(?://(?:([^/?@]*)@)?([^/?]*)/?)?([^?]*)\\?(.*)$");
    private static final List<String> SPOKEN_FOR = List.of("service", "servicefile", "password");

    private ServiceUrl() {}

    /**
     * A URL that names no service.
     *
     * @param url the URL
     * @param password the service's password, or null; never printed
     */
    public record Expanded(String url, @Nullable String password) {
        /** {@code parsed} with the service's password, unless it has one. */
        public DatabaseUrl withPassword(DatabaseUrl parsed) {
            if (password == null || parsed.login().password() != null) {
                return parsed;
            }
            return new DatabaseUrl(
                    parsed.jdbc(), parsed.product(), parsed.host(), parsed.port(), parsed.database(),
                    new Login(parsed.login().user(), password));
        }

        @Override
        public String toString() {
            return "a URL";
        }
    }

    /**
     * {@code url} with the options of the service that it names; as it is where it names none.
     *
     * @throws FailedException where there is no such service
     */
    public static Expanded expand(String url, ServiceFile file) {
        Matcher matcher = POSTGRES.matcher(url.strip());
        if (!matcher.matches()) {
            return new Expanded(url, null);
        }
        List<String> kept = new ArrayList<>();
        List<String> said = new ArrayList<>();
        String service = null;
        for (String pair : matcher.group(4).split("&", -1)) {
            String name = pair.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
            if (name.equals("service")) {
                service = PostgresUrl.decode(pair.substring(pair.indexOf('=') + 1));
            } else if (!pair.isEmpty()) {
                kept.add(pair);
                said.add(name);
            }
        }
        if (service == null) {
            return new Expanded(url, null);
        }
        said(matcher, said);
        Map<String, String> options = options(service, file);
        options.forEach((name, value) -> {
            if (!said.contains(name) && !SPOKEN_FOR.contains(name) && !DatabaseUrl.secret(name)) {
                kept.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
            }
        });
        String start = url.strip().substring(0, url.strip().indexOf('?'));
        String query = kept.isEmpty() ? "" : "?" + String.join("&", kept);
        return new Expanded(start + query, options.get("password"));
    }

    private static void said(Matcher matcher, List<String> said) {
        String hosts = matcher.group(2) == null ? "" : matcher.group(2);
        if (matcher.group(1) != null && !matcher.group(1).isEmpty()) {
            said.add("user");
        }
        if (!hosts.isEmpty()) {
            said.add("host");
            said.add("hostaddr");
            if (hosts.matches(".*:\\d+")) {
                said.add("port");
            }
        }
        if (!matcher.group(3).isEmpty()) {
            said.add("dbname");
        }
    }

    private static Map<String, String> options(String service, ServiceFile file) {
        Map<String, Map<String, String>> services = file.services();
        Map<String, String> options = services.get(service);
        if (options == null) {
            throw new FailedException(new Failure.WrongUsage(
                    "There is no service '" + service + "' in PostgreSQL's service file.",
                    services.isEmpty()
                            ? "The file is PGSERVICEFILE, else .pg_service.conf in the home folder; it names none."
                            : "It has: " + String.join(", ", new TreeSet<>(services.keySet())) + "."));
        }
        return options;
    }
}
