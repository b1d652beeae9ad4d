package dev.tidemark.ui.connection;

import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.ui.view.Bookmark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The fields about the project's files, which two forms share. */
public final class FilesViewModel {
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty changelog = new SimpleStringProperty("");
    private final StringProperty searchPath = new SimpleStringProperty("");
    private final StringProperty contexts = new SimpleStringProperty("");
    private final StringProperty labels = new SimpleStringProperty("");
    private final StringProperty parameters = new SimpleStringProperty("");
    private final StringProperty liquibaseSchema = new SimpleStringProperty("");
    private final StringProperty changelogTable = new SimpleStringProperty("");
    private final StringProperty lockTable = new SimpleStringProperty("");

    /** Empty. */
    FilesViewModel() {}

    /** What is filled in. */
    FilesForm form() {
        return new FilesForm(
                folder.get(), changelog.get(), searchPath.get(), contexts.get(), labels.get(),
                parse(parameters.get()), tables());
    }

    private @Nullable HistoryTables tables() {
        if (liquibaseSchema.get().isBlank() && changelogTable.get().isBlank() && lockTable.get().isBlank()) {
            return null;
        }
        HistoryTables usual = HistoryTables.USUAL;
        return new HistoryTables(
                changelogTable.get().isBlank() ? usual.changelogTable() : changelogTable.get().strip(),
                lockTable.get().isBlank() ? usual.lockTable() : lockTable.get().strip(),
                ConnectionForm.orNull(liquibaseSchema.get()));
    }

    /** Fills in {@code files}. */
    void fill(Bookmark.Files files) {
        folder.set(files.folder());
        changelog.set(files.changelog());
        searchPath.set(files.searchPath().equals(".") ? "" : files.searchPath());
        contexts.set(files.contexts());
        labels.set(files.labels());
        parameters.set(text(files.parameters()));
        HistoryTables said = files.tables();
        HistoryTables tables = said == null ? HistoryTables.USUAL : said;
        boolean usual = tables.equals(HistoryTables.USUAL);
        changelogTable.set(usual ? "" : tables.changelogTable());
        lockTable.set(usual ? "" : tables.lockTable());
        String schema = tables.schema();
        liquibaseSchema.set(schema == null ? "" : schema);
    }

    /** One {@code name=value} for each line or between semicolons. */
    static Map<String, String> parse(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : text.split("[\\n;]")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                found.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        return found;
    }

    /** What {@link #parse} reads. */
    static String text(Map<String, String> parameters) {
        return new TreeMap<>(parameters).entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The project's folder; empty for the database alone. */
    public StringProperty folderProperty() {
        return folder;
    }

    /** The root changelog. */
    public StringProperty changelogProperty() {
        return changelog;
    }

    /** Where files are looked for, relative to the folder. */
    public StringProperty searchPathProperty() {
        return searchPath;
    }

    /** The contexts. */
    public StringProperty contextsProperty() {
        return contexts;
    }

    /** The labels. */
    public StringProperty labelsProperty() {
        return labels;
    }

    /** The changelog parameters, {@code name=value; name=value}. */
    public StringProperty parametersProperty() {
        return parameters;
    }

    /** The schema of Liquibase's own tables. */
    public StringProperty liquibaseSchemaProperty() {
        return liquibaseSchema;
    }

    /** The history table's name. */
    public StringProperty changelogTableProperty() {
        return changelogTable;
    }

    /** The lock table's name. */
    public StringProperty lockTableProperty() {
        return lockTable;
    }
}
