package dev.tidemark.application.project;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.EnvironmentPattern;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.application.port.ProjectSettings.ModelSettings;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import dev.tidemark.domain.changelog.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a {@code tidemark.yaml}. Never holds a secret: a parameter that looks like one is left out, and said. */
public final class ProjectText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*|\\.");
    private static final Pattern WORDS = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null");
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passwd|secret|token|credential|api.?key).*");

    private final ProjectSettings project;
    private final StringBuilder text = new StringBuilder();

    /** Of those settings. */
    public ProjectText(ProjectSettings project) {
        this.project = project;
    }

    /** The whole file. */
    public String yaml() {
        text.append("# What the team shares about this project. Neither users nor passwords belong here.\n");
        line("changelog", project.changelog());
        paths("searchPath", project.searchPath());
        paths("classPath", project.classPath());
        String contexts = project.execution().contexts();
        if (contexts != null) {
            text.append("contexts: ").append(contexts.isBlank() ? "''" : list(contexts.strip().split("\\s*,\\s*")));
            text.append('\n');
        }
        line("labels", project.execution().labels());
        parameters();
        tables();
        environments();
        connections();
        if (project.rules().baseOnProtected()) {
            text.append("allowBaseOnProtected: true\n");
        }
        model();
        if (!project.rules().ignored().isEmpty()) {
            text.append("ignore:\n");
            project.rules().ignored().forEach(r -> text.append("  ").append(IgnoreText.item(r)).append('\n'));
        }
        if (!project.rules().fileNames().equals(FileNames.USUAL)) {
            line("fileNames", project.rules().fileNames().template());
        }
        return text.toString();
    }

    private void parameters() {
        Map<String, String> sorted = new TreeMap<>(project.execution().parameters());
        List<String> secret = sorted.keySet().stream().filter(name -> SECRET.matcher(name).matches()).toList();
        sorted.keySet().removeAll(secret);
        secret.forEach(name -> text.append("# The parameter ").append(name.replaceAll("\\s", " "))
                .append(" was left out: it looks like a secret.\n"));
        if (!sorted.isEmpty()) {
            text.append("parameters:\n");
            sorted.forEach((name, value) -> text.append("  ").append(quoted(name)).append(": ").append(quoted(value))
                    .append('\n'));
        }
    }

    private void tables() {
        HistoryTables tables = project.tables();
        if (!tables.changelogTable().equals(HistoryTables.USUAL.changelogTable())) {
            line("changelogTable", tables.changelogTable());
        }
        if (!tables.lockTable().equals(HistoryTables.USUAL.lockTable())) {
            line("lockTable", tables.lockTable());
        }
        line("liquibaseSchema", tables.schema());
    }

    private void environments() {
        List<EnvironmentPattern> patterns = project.rules().environments();
        if (!patterns.isEmpty()) {
            text.append("environments:\n");
            patterns.forEach(p -> text.append("  - {host: ").append(quoted(p.host())).append(", database: ")
                    .append(quoted(p.database())).append(", environment: ").append(p.environment()).append("}\n"));
        }
    }

    private void connections() {
        Map<String, NamedConnection> sorted = new TreeMap<>(project.rules().connections());
        if (!sorted.isEmpty()) {
            text.append("connections:\n");
            sorted.forEach((name, connection) -> {
                text.append("  ").append(quoted(name)).append(":\n");
                text.append("    url: ").append(quoted(connection.url())).append('\n');
                String environment = connection.environment();
                if (environment != null) {
                    text.append("    environment: ").append(environment).append('\n');
                }
                String schema = connection.schema();
                if (schema != null) {
                    text.append("    schema: ").append(quoted(schema)).append('\n');
                }
            });
        }
    }

    private void model() {
        ModelSettings model = project.rules().model();
        if (!model.equals(ModelSettings.UNSAID)) {
            text.append("model:\n");
            paths("  classPath", model.classPath());
            if (!model.packages().isEmpty()) {
                text.append("  packages: ").append(list(model.packages().toArray(String[]::new))).append('\n');
            }
            line("  naming", model.naming());
            line("  scratch", model.scratch());
        }
    }

    private void line(String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append(key).append(": ").append(quoted(value)).append('\n');
        }
    }

    private void paths(String key, List<Path> paths) {
        List<String> shown = new ArrayList<>();
        for (Path path : paths) {
            String relative = path.startsWith(project.folder())
                    ? project.folder().relativize(path).toString()
                    : path.toString();
            shown.add(relative.isEmpty() ? "." : relative.replace('\\', '/'));
        }
        if (!shown.isEmpty() && !shown.equals(List.of("."))) {
            text.append(key).append(": ").append(list(shown.toArray(String[]::new))).append('\n');
        }
    }

    private static String list(String... items) {
        return "[" + String.join(", ", List.of(items).stream().map(ProjectText::quoted).toList()) + "]";
    }

    /** As YAML, so that nothing is read as something else than a text. */
    static String quoted(String value) {
        if (PLAIN.matcher(value).matches() && !WORDS.matcher(value).matches()) {
            return value;
        }
        if (value.chars().noneMatch(c -> c < ' ')) {
            return "'" + value.replace("'", "''") + "'";
        }
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
                .replace("\t", "\\t") + "\"";
    }
}
