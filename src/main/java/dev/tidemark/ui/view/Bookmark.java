package dev.tidemark.ui.view;

import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.domain.deployment.Environment;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A project and a database as they are remembered: everything but secrets.
 *
 * @param name what the database is called
 * @param files the project's files
 * @param place the database
 * @param opened when it was opened last
 */
public record Bookmark(String name, Files files, Place place, Instant opened) {
    /**
     * The project's files.
     *
     * @param folder the folder; empty for the database alone
     * @param changelog the root changelog; empty for what the folder says
     * @param searchPath folders relative to the project's, joined by commas; empty for what the folder says
     * @param contexts comma separated, {@code *} for all; empty for none chosen
     * @param labels a label expression; empty for all
     * @param parameters changelog parameters; not remembered between two starts, because one may be a secret
     * @param tables the names of Liquibase's own tables; null for what the folder says
     */
    public record Files(
            String folder,
            String changelog,
            String searchPath,
            String contexts,
            String labels,
            Map<String, String> parameters,
            @Nullable HistoryTables tables) {
        /** None. */
        public static final Files NONE = new Files("", "", "", "", "", Map.of(), null);

        public Files {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String toString() {
            return folder + " " + changelog;
        }
    }

    /**
     * The database.
     *
     * @param url a JDBC URL without user, password or secret options
     * @param user as whom; empty for the driver's own choice
     * @param schema the schema; empty for the server's choice
     * @param role the role to take; empty for none
     * @param environment what it is for
     * @param lookOnly whether every write is refused
     */
    public record Place(
            String url, String user, String schema, String role, Environment environment, boolean lookOnly) {
        /** None. */
        public static final Place NONE = new Place("", "", "", "", Environment.UNKNOWN, false);
    }

    /** Of what is open. */
    public static Bookmark of(Workspace workspace, Instant now) {
        ConnectionSpec spec = workspace.database().connection();
        Place place = new Place(
                withoutSecrets(spec.url()),
                Objects.requireNonNullElse(spec.user(), ""),
                Objects.requireNonNullElse(spec.schema(), ""),
                Objects.requireNonNullElse(spec.role(), ""),
                spec.environment(),
                spec.lookOnly());
        return new Bookmark(workspace.name(), files(workspace.database().project()), place, now);
    }

    private static Files files(ProjectSettings project) {
        if (project.changelog() == null) {
            return Files.NONE;
        }
        String paths = project.searchPath().stream()
                .map(p -> p.startsWith(project.folder()) ? project.folder().relativize(p).toString() : p.toString())
                .map(p -> p.isEmpty() ? "." : p.replace('\\', '/'))
                .collect(Collectors.joining(", "));
        String contexts = project.execution().contexts();
        return new Files(
                project.folder().toString(),
                project.changelog(),
                paths,
                contexts == null ? "" : contexts.isBlank() ? "*" : contexts,
                project.execution().labels(),
                project.execution().parameters(),
                project.tables());
    }

    /** A URL without options that carry a secret. */
    static String withoutSecrets(String url) {
        return url.replaceAll("(?i)([;&?])[^;&?=]*(?:password|passwd|secret)[^;&?=]*=[^;&]*", "$1")
                .replaceAll("([;&?])[;&]+", "$1").replaceAll("[;&?]$", "");
    }

    /** Whether both name the same files on the same database for the same user. */
    public boolean sameAs(Bookmark other) {
        return files.folder().equals(other.files.folder())
                && files.changelog().equals(other.files.changelog())
                && place.url().equals(other.place.url())
                && place.user().equals(other.place.user())
                && place.schema().equals(other.place.schema());
    }

    /** The address as a person reads it: without driver's prefix and options. */
    public String address() {
        return place.url().replaceFirst("[;?].*", "").replaceFirst("^jdbc:", "");
    }

    /** One line that {@link #parse} reads. */
    public String text() {
        Map<String, String> values = new HashMap<>();
        values.put("name", name);
        values.put("folder", files.folder());
        values.put("changelog", files.changelog());
        values.put("searchPath", files.searchPath());
        values.put("contexts", files.contexts());
        values.put("labels", files.labels());
        values.put("url", withoutSecrets(place.url()));
        values.put("user", place.user());
        values.put("schema", place.schema());
        values.put("role", place.role());
        values.put("environment", place.environment().name());
        values.put("lookOnly", String.valueOf(place.lookOnly()));
        values.put("opened", String.valueOf(opened.toEpochMilli()));
        HistoryTables tables = files.tables();
        if (tables != null && !tables.equals(HistoryTables.USUAL)) {
            values.put("changelogTable", tables.changelogTable());
            values.put("lockTable", tables.lockTable());
            values.put("liquibaseSchema", Objects.requireNonNullElse(tables.schema(), ""));
        }
        return values.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What {@link #text} gave, or null where {@code line} is something else. */
    public static @Nullable Bookmark parse(String line) {
        try {
            Map<String, String> values = new HashMap<>();
            for (String pair : List.of(line.split("&"))) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
            String table = values.get("changelogTable");
            String schema = values.get("liquibaseSchema");
            HistoryTables tables = table == null
                    ? null
                    : new HistoryTables(table, values.getOrDefault("lockTable", HistoryTables.USUAL.lockTable()),
                            schema);
            Files files = new Files(
                    values.getOrDefault("folder", ""), values.getOrDefault("changelog", ""),
                    values.getOrDefault("searchPath", ""), values.getOrDefault("contexts", ""),
                    values.getOrDefault("labels", ""), Map.of(), tables);
            Place place = new Place(
                    values.getOrDefault("url", ""), values.getOrDefault("user", ""), values.getOrDefault("schema", ""),
                    values.getOrDefault("role", ""),
                    Environment.valueOf(values.getOrDefault("environment", Environment.UNKNOWN.name())),
                    Boolean.parseBoolean(values.get("lookOnly")));
            Instant opened = Instant.ofEpochMilli(Long.parseLong(values.getOrDefault("opened", "0")));
            boolean nothing = place.url().isEmpty() && files.folder().isEmpty();
            return nothing ? null : new Bookmark(values.getOrDefault("name", ""), files, place, opened);
        } catch (IllegalArgumentException e) {
            return null; // written by another version, or by hand
        }
    }
}
