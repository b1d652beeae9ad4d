package dev.tidemark.application.project;

import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.connection.EnvironmentRules;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectScan.Entry;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import dev.tidemark.application.project.ConfigKeys.Fact;
import dev.tidemark.application.project.Facts.Raw;
import dev.tidemark.application.project.FoundConnection.Login;
import dev.tidemark.domain.deployment.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers the databases that files and variables name, each once. */
final class Connections {
    private static final Pattern SECRETS =
            Pattern.compile("(?i)(password|passwd|secret)=[^&;]*|(?<=//)[^/@]*@");

    private final Path folder;
    private final BiFunction<Facts, String, Placeholders> placeholders;
    private final List<String> problems;
    private final List<FoundConnection> found = new ArrayList<>();

    Connections(Path folder, BiFunction<Facts, String, Placeholders> placeholders, List<String> problems) {
        this.folder = folder;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    List<FoundConnection> found() {
        return found;
    }

    void ofProjectFile(ProjectSettings file) {
        file.rules().connections().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            NamedConnection named = entry.getValue();
            DatabaseUrl url = DatabaseUrl.parse(named.url(), folder);
            Environment environment =
                    EnvironmentRules.decide(null, named, file.rules().environments(), url);
            found.add(new FoundConnection(
                    url.jdbc(), new Login("", null, null), named.schema(), environment, entry.getKey(),
                    new Origin("tidemark.yaml", 0), List.of()));
        });
    }

    void ofVariables(Map<String, String> variables) {
        String url = variables.get("DATABASE_URL");
        if (url != null && !url.isBlank()) {
            Origin origin = new Origin("DATABASE_URL", 0);
            add(new Raw(url, origin), null, null, "", new Placeholders(variables::get));
        }
    }

    void ofDotEnv(Map<String, Entry> entries) {
        Placeholders fill = new Placeholders(name -> {
            Entry entry = entries.get(name);
            return entry == null ? null : entry.value();
        });
        for (String name : List.of("DATABASE_URL", "JDBC_DATABASE_URL")) {
            Raw url = raw(entries, name);
            if (url != null) {
                add(url, raw(entries, "JDBC_DATABASE_USERNAME"), raw(entries, "JDBC_DATABASE_PASSWORD"), "", fill);
            }
        }
        parts(entries, new String[]{"PGDATABASE", "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD"}, fill);
        parts(
                entries,
                new String[]{"POSTGRES_DB", "POSTGRES_HOST", "POSTGRES_PORT", "POSTGRES_USER", "POSTGRES_PASSWORD"},
                fill);
    }

    /** A PostgreSQL database of which each part stands on a line of its own. */
    private void parts(Map<String, Entry> entries, String[] names, Placeholders fill) {
        Raw database = raw(entries, names[0]);
        if (database != null && !database.text().isBlank()) {
            Raw host = raw(entries, names[1]);
            Raw port = raw(entries, names[2]);
            String url = "jdbc:postgresql://" + (host == null ? "localhost" : host.text()) + ":"
                    + (port == null ? "5432" : port.text()) + "/" + database.text();
            add(new Raw(url, database.origin()), raw(entries, names[3]), raw(entries, names[4]), "", fill);
        }
    }

    private static @Nullable Raw raw(Map<String, Entry> entries, String name) {
        Entry entry = entries.get(name);
        return entry == null || entry.value().isBlank()
                ? null
                : new Raw(entry.value(), new Origin(".env", entry.line()));
    }

    void ofApplication(Facts facts) {
        for (String profile : facts.profiles()) {
            boolean own = profile.isEmpty()
                    || facts.says(profile, Fact.URL, Fact.OWN_URL, Fact.USER, Fact.OWN_USER);
            Raw url = first(facts.get(profile, Fact.OWN_URL), facts.get(profile, Fact.URL));
            if (own && url != null) {
                add(
                        url,
                        first(facts.get(profile, Fact.OWN_USER), facts.get(profile, Fact.USER)),
                        first(facts.get(profile, Fact.OWN_PASSWORD), facts.get(profile, Fact.PASSWORD)),
                        profile,
                        placeholders.apply(facts, profile));
            }
        }
    }

    private static @Nullable Raw first(@Nullable Raw one, @Nullable Raw other) {
        return one == null ? other : one;
    }

    private void add(
            Raw url, @Nullable Raw user, @Nullable Raw password, String label, Placeholders fill) {
        String text = fill.fill(url.text());
        boolean open = !fill.missing().isEmpty();
        DatabaseUrl parsed = null;
        try {
            parsed = DatabaseUrl.parse(text, folder);
        } catch (FailedException e) {
            if (!open) {
                problems.add(url.origin() + ": " + e.failure().what());
                return;
            }
        }
        String name = user == null ? "" : settled(fill.fill(user.text()));
        String secret = password == null ? "" : settled(fill.fill(password.text()));
        Origin secretOrigin = password == null ? url.origin() : password.origin();
        if (parsed != null && parsed.login().user() != null && name.isEmpty()) {
            name = parsed.login().user();
        }
        if (parsed != null && parsed.login().password() != null && secret.isEmpty()) {
            secret = parsed.login().password();
            secretOrigin = url.origin();
        }
        String jdbc = parsed == null ? SECRETS.matcher(text).replaceAll("") : parsed.jdbc();
        Login login = new Login(name, secret.isEmpty() ? null : secret, secret.isEmpty() ? null : secretOrigin);
        List<String> missing = List.copyOf(new LinkedHashSet<>(fill.missing()));
        keep(new FoundConnection(jdbc, login, null, environment(label, jdbc), label, url.origin(), missing));
    }

    /** What holds a placeholder that nothing fills is not known. */
    private static String settled(String text) {
        return text.contains("${") ? "" : text;
    }

    /** A profile's name may make a connection stricter, and never laxer. */
    private static Environment environment(String profile, String jdbc) {
        String name = profile.toLowerCase(Locale.ROOT);
        if (name.startsWith("prod") || name.equals("live")) {
            return Environment.PRODUCTION;
        }
        if (name.startsWith("stag")) {
            return Environment.STAGING;
        }
        return jdbc.startsWith("jdbc:h2:mem:") ? Environment.DEVELOPMENT : Environment.UNKNOWN;
    }

    private void keep(FoundConnection connection) {
        boolean known = found.stream()
                .anyMatch(c -> c.url().equals(connection.url()) && c.login().user().equals(connection.login().user())
                        && c.label().equals(connection.label()));
        if (!known) {
            found.add(connection);
        }
    }
}
