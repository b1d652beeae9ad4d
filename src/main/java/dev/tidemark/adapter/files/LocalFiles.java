package dev.tidemark.adapter.files;

import dev.tidemark.application.port.Authors;
import dev.tidemark.application.port.Documents;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.ModelStore;
import dev.tidemark.application.port.OutputFolders;
import dev.tidemark.application.port.PasswordFile;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.application.port.ProjectFiles;
import dev.tidemark.application.port.ProjectScan;
import dev.tidemark.application.port.SchemaFiles;
import dev.tidemark.application.port.ServiceFile;
import dev.tidemark.application.port.TemporaryFolders;
import dev.tidemark.application.port.TextFiles;
import java.nio.file.Path;
import java.util.Map;
import net.harawata.appdirs.AppDirsFactory;

/** The files of this computer that Tidemark reads and writes. */
public final class LocalFiles {
    private final Map<String, String> variables;
    private final Path home;

    /**
     * @param variables the environment's variables
     * @param home the person's home folder
     */
    public LocalFiles(Map<String, String> variables, Path home) {
        this.variables = Map.copyOf(variables);
        this.home = home;
    }

    /** Projects: {@code tidemark.yaml} and {@code .env}. */
    public ProjectFiles projects() {
        return new ProjectFolder();
    }

    /** Looks through folders for projects. */
    public ProjectScan scanner() {
        return new FolderScan();
    }

    /** Reads and writes files that a person agreed to. */
    public TextFiles texts() {
        return new LocalTexts();
    }

    /** Who writes revisions, as git knows it. */
    public Authors authors() {
        return new GitAuthor(variables, home);
    }

    /** The password file of PostgreSQL: PGPASSFILE, else the usual one. */
    public PasswordFile passwords() {
        String named = variables.get("PGPASSFILE");
        if (named != null && !named.isBlank()) {
            return new PgPass(Path.of(named));
        }
        String roaming = variables.get("APPDATA");
        return new PgPass(
                windows() && roaming != null
                        ? Path.of(roaming, "postgresql", "pgpass.conf")
                        : home.resolve(".pgpass"));
    }

    /** The service file of PostgreSQL: PGSERVICEFILE, else the usual one. */
    public ServiceFile services() {
        String named = variables.get("PGSERVICEFILE");
        String roaming = variables.get("APPDATA");
        return new PgServices(
                named != null && !named.isBlank()
                        ? Path.of(named)
                        : windows() && roaming != null
                                ? Path.of(roaming, "postgresql", ".pg_service.conf")
                                : home.resolve(".pg_service.conf"));
    }

    /** The run log, in {@link #data()}. Nothing is created before the first run. */
    public Journal journal() {
        return new JournalFiles(data().resolve("runs"));
    }

    /** What is remembered between two starts, in {@link #data()}. Nothing is created before something is kept. */
    public Preferences preferences() {
        return new PreferencesFile(data().resolve("preferences.json"));
    }

    /** Finds class folders of builds. */
    public OutputFolders outputs() {
        return new BuildOutputs();
    }

    /** Schemas of entity models, in {@link #cache()}; {@code files} says how they are written. */
    public ModelStore models(SchemaFiles files) {
        return new ModelFolder(cache().resolve("models"), files);
    }

    /** Folders for what nobody needs once the program has ended, where the system keeps such things. */
    public TemporaryFolders temporary() {
        return temporary(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** The same below another folder. */
    public static TemporaryFolders temporary(Path base) {
        return new PrivateFolders(base);
    }

    /** Files that a person names. */
    public Documents documents() {
        return new DocumentFiles();
    }

    /** Where Tidemark keeps what is its own: TIDEMARK_HOME, else the platform's usual folder. */
    public Path data() {
        String named = variables.get("TIDEMARK_HOME");
        return named != null && !named.isBlank()
                ? Path.of(named).toAbsolutePath()
                : Path.of(AppDirsFactory.getInstance().getUserDataDir("tidemark", null, null));
    }

    /** Where what can be made anew is kept: TIDEMARK_HOME, else the platform's usual folder for such things. */
    public Path cache() {
        String named = variables.get("TIDEMARK_HOME");
        return named != null && !named.isBlank()
                ? Path.of(named).toAbsolutePath().resolve("cache")
                : Path.of(AppDirsFactory.getInstance().getUserCacheDir("tidemark", null, null));
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
