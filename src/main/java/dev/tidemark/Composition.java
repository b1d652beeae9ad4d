package dev.tidemark;

import dev.tidemark.adapter.desktop.SystemDesktop;
import dev.tidemark.adapter.desktop.SystemOpener;
import dev.tidemark.adapter.embedded.PrivatePostgres;
import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.adapter.files.SchemaDocuments;
import dev.tidemark.adapter.h2.H2Memory;
import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.hibernate.HibernateModel;
import dev.tidemark.adapter.jdbc.JdbcSchemas;
import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.adapter.jdbc.ScratchSchemas;
import dev.tidemark.adapter.keychain.SystemKeychain;
import dev.tidemark.adapter.liquibase.LiquibaseDatabases;
import dev.tidemark.adapter.liquibase.LiquibaseFormats;
import dev.tidemark.adapter.liquibase.LiquibaseHome;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.CheckDatabase;
import dev.tidemark.application.CompareSchemas;
import dev.tidemark.application.DraftRevision;
import dev.tidemark.application.EvaluatePreconditions;
import dev.tidemark.application.ExportScript;
import dev.tidemark.application.FindDoubts;
import dev.tidemark.application.FindModel;
import dev.tidemark.application.FindPasswordSource;
import dev.tidemark.application.FindProject;
import dev.tidemark.application.FindRunTerms;
import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.IgnoreDifference;
import dev.tidemark.application.KeepPassword;
import dev.tidemark.application.LookForChanges;
import dev.tidemark.application.MakePlan;
import dev.tidemark.application.OpenOffline;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.PreviewNewProject;
import dev.tidemark.application.PreviewProjectFile;
import dev.tidemark.application.ReadDetail;
import dev.tidemark.application.ReadLog;
import dev.tidemark.application.ReadModel;
import dev.tidemark.application.ReadProject;
import dev.tidemark.application.ReadProjectModel;
import dev.tidemark.application.ReadSchema;
import dev.tidemark.application.ReadServices;
import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.ReleaseLock;
import dev.tidemark.application.ResolveConnection;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.SaveLog;
import dev.tidemark.application.SavePlan;
import dev.tidemark.application.SaveReport;
import dev.tidemark.application.SaveSchema;
import dev.tidemark.application.SaveScript;
import dev.tidemark.application.SaveSnapshot;
import dev.tidemark.application.ShowSource;
import dev.tidemark.application.TrustModel;
import dev.tidemark.application.TryContexts;
import dev.tidemark.application.TryPlan;
import dev.tidemark.application.WriteFiles;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.port.Databases;
import dev.tidemark.application.port.Journal;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.application.port.SchemaFiles;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.application.port.ScratchRun;
import dev.tidemark.application.port.TemporaryFolders;
import dev.tidemark.cli.DemoRunner;
import dev.tidemark.cli.SystemTerminal;
import dev.tidemark.cli.Terminal;
import dev.tidemark.cli.TidemarkCli;
import dev.tidemark.cli.Tools;
import dev.tidemark.ui.Display;
import dev.tidemark.ui.WindowEntry;
import dev.tidemark.ui.connection.Opening;
import dev.tidemark.ui.sample.Sample;
import dev.tidemark.ui.shell.ProjectComparisons;
import dev.tidemark.ui.shell.Services;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Builds the program's parts and puts them together; the only class that sees every layer. */
public final class Composition {
    private static final int FAILED = 1;

    private final Map<String, String> variables;
    private final Path home;
    /** One for everything; it starts when it is first needed. */
    private final PrivatePostgres server;

    /** The window. */
    @FunctionalInterface
    public interface Window {
        /** Opens it and waits until it is closed; gives the program's exit code. */
        int open();
    }

    /**
     * @param variables the environment's variables
     * @param home the person's home folder
     */
    public Composition(Map<String, String> variables, Path home) {
        this.variables = Map.copyOf(variables);
        this.home = home;
        this.server = new PrivatePostgres(new LocalFiles(variables, home).temporary());
    }

    /** The window; JavaFX is loaded when it opens. */
    public Window window() {
        return this::show;
    }

    /** The command line on this process's terminal, in the current folder. */
    public TidemarkCli commandLine() {
        return commandLine(new SystemTerminal(variables), Path.of("").toAbsolutePath());
    }

    /** The command line on {@code terminal}; what the verbs use is built when a verb needs it. */
    public TidemarkCli commandLine(Terminal terminal, Path currentFolder) {
        return new TidemarkCli(this::tools, demo(), terminal, currentFolder, version());
    }

    /** Opens the window on its first screen; where there is no display, the tour instead. */
    private int show() {
        Display display = Display.here();
        SystemTerminal terminal = new SystemTerminal(variables);
        if (!display.available()) {
            terminal.out().println("There is no display, so the tour goes through the window in pictures.");
            return demo().run(Path.of("target", "tour"), terminal.out()::println);
        }
        String missing = display.missingForWindow();
        if (missing != null) {
            terminal.err().println(missing);
            return FAILED;
        }
        try {
            WindowEntry.open(services(), WindowEntry.First.START);
            return 0;
        } catch (IllegalStateException e) {
            terminal.err().println(e.getMessage());
            return FAILED;
        }
    }

    private DemoRunner demo() {
        return (folder, say) -> {
            String missing = Display.here().missingForPictures();
            if (missing != null) {
                say.accept(missing);
                return FAILED;
            }
            // In a home of its own: what the tour does is nothing to remember, and nobody's passwords are asked.
            try (TemporaryFolders.Folder room = new LocalFiles(variables, home).temporary().create("tour", left -> {});
                    H2Memory databases = new H2Memory()) {
                Services services =
                        new Composition(Map.of("TIDEMARK_HOME", room.path().resolve("home").toString()), room.path())
                                .services();
                List<Path> pictures = WindowEntry.tour(services, databases, room.path(), folder);
                say.accept(pictures.size() + " pictures are in " + folder.toAbsolutePath() + ".");
                return 0;
            } catch (IllegalStateException e) {
                say.accept(String.valueOf(e.getMessage()));
                return FAILED;
            }
        };
    }

    /** What the window needs. */
    public Services services() {
        Tools tools = tools();
        LocalFiles files = new LocalFiles(variables, home);
        return new Services(
                new Services.Reading(tools.timeline(), new ReadDetail(), looking()),
                new Services.Moving(tools.plans(), tools.foresee(), tools.runs(),
                        new Services.Trying(tools.trying().trial(), tools.trying().terms()), tools.locks(),
                        new SystemDesktop()),
                new Services.Opening(
                        tools.projects(),
                        tools.connections(),
                        tools.open(),
                        sample(tools),
                        projects(tools)),
                new Services.Keeping(files.preferences(), tools.log()),
                new Services.Saving(
                        tools.saving().plan(),
                        new SaveScript(tools.timeline(), Clock.systemUTC(), files.documents()),
                        tools.saving().log(),
                        new SaveReport(files.documents(), Clock.system(ZoneId.systemDefault()))),
                comparisons(tools));
    }

    /** Comparing in the window, and writing what comes of it. */
    private ProjectComparisons comparisons(Tools tools) {
        LocalFiles files = new LocalFiles(variables, home);
        return new ProjectComparisons(
                new ProjectComparisons.Reading(
                        tools.comparing().compare(), tools.comparing().find(), tools.comparing().trust(),
                        tools.projects()),
                new ProjectComparisons.Writing(
                        new IgnoreDifference(files.texts()),
                        new DraftRevision(
                                files.texts(), new LiquibaseFormats(), new LiquibaseHome(),
                                files.authors(), Clock.system(ZoneId.systemDefault())),
                        new ReadSchema(new JdbcSchemas(List.of(new PostgresProduct(), new H2Product()))),
                        new WriteFiles(files.texts()),
                        new SaveSchema(new SchemaDocuments(), files.documents()),
                        looking().source()));
    }

    private Services.Looking looking() {
        FindDoubts doubts = tools().doubts();
        return new Services.Looking(
                new LookForChanges(),
                new TryContexts(new LocalFiles(variables, home).journal()),
                new EvaluatePreconditions(),
                new ShowSource(new SystemOpener(System.getProperty("os.name", ""))),
                (database, status) -> doubts.find(database, status, new CancelToken()));
    }

    /** Finding, making and opening projects. */
    private Opening projects(Tools tools) {
        LocalFiles files = new LocalFiles(variables, home);
        SystemKeychain keychain = new SystemKeychain(variables);
        return new Opening(
                new Opening.Databases(tools.projects(), tools.connections(), tools.open()),
                new Opening.Passwords(
                        new FindPasswordSource(files.passwords(), keychain, variables),
                        new KeepPassword(keychain),
                        new ReadServices(files.services())),
                new Opening.Folders(
                        new FindProject(files.scanner(), files.projects(), variables),
                        new PreviewProjectFile(files.texts()),
                        new PreviewNewProject(files.texts()),
                        new WriteFiles(files.texts())));
    }

    private Sample sample(Tools tools) {
        TemporaryFolders folders = new LocalFiles(variables, home).temporary();
        return new Sample(
                new Sample.Making(tools.open(), tools.plans()),
                new Sample.Servers(new H2Memory(), server),
                folders);
    }

    private static String version() {
        return Objects.requireNonNullElse(Composition.class.getPackage().getImplementationVersion(), "0.1.0-SNAPSHOT");
    }

    /** The use cases over the real files, keychain and databases. */
    public Tools tools() {
        LocalFiles files = new LocalFiles(variables, home);
        Databases databases = new LiquibaseDatabases(List.of(new PostgresProduct(), new H2Product()));
        Journal journal = files.journal();
        ReadTimeline timeline =
                new ReadTimeline(journal, new JdbcSchemas(List.of(new PostgresProduct(), new H2Product())));
        MakePlan plans = new MakePlan(timeline);
        return new Tools(
                new ReadProject(files.projects()),
                connections(),
                new OpenProject(databases),
                new OpenOffline(databases),
                timeline,
                plans,
                new ForeseeFailures(),
                new RunPlan(plans, journal),
                new Tools.Trying(new TryPlan(plans, journal), new FindRunTerms()),
                new ReleaseLock(),
                new FindDoubts(journal, new JdbcSchemas(List.of(new PostgresProduct(), new H2Product()))),
                new ExportScript(timeline, Clock.systemUTC()),
                new ReadLog(journal),
                new Tools.Saving(
                        new SavePlan(files.documents()),
                        new SaveLog(files.documents(), Clock.system(ZoneId.systemDefault()))),
                comparing(timeline),
                new Tools.Drafting(
                        new DraftRevision(
                                files.texts(), new LiquibaseFormats(), new LiquibaseHome(), files.authors(),
                                Clock.system(ZoneId.systemDefault())),
                        new ReadSchema(new JdbcSchemas(List.of(new PostgresProduct(), new H2Product()))),
                        new WriteFiles(files.texts())));
    }

    /** Reading and comparing schemas. */
    private Tools.Comparing comparing(ReadTimeline timeline) {
        LocalFiles files = new LocalFiles(variables, home);
        List<Product> products = List.of(new PostgresProduct(), new H2Product());
        SchemaReader reader = new JdbcSchemas(products);
        SchemaFiles schemas = new SchemaDocuments();
        H2Memory memory = new H2Memory();
        ScratchRun scratch = new ScratchSchemas(products, server, memory::like);
        // One for both: what one keeps, the other has to find.
        Preferences preferences = files.preferences();
        FindModel find = new FindModel(files.outputs(), preferences);
        ReadProjectModel models = new ReadProjectModel(
                find,
                new ReadModel(new HibernateModel(), scratch, files.models(schemas)),
                connections());
        CompareSchemas compare = new CompareSchemas(reader, schemas, models);
        return new Tools.Comparing(
                compare,
                new CheckDatabase(timeline, compare, find::find),
                new SaveSnapshot(reader, models, schemas, files.documents()),
                find,
                new TrustModel(preferences));
    }

    private ResolveConnection connections() {
        LocalFiles files = new LocalFiles(variables, home);
        return new ResolveConnection(
                files.projects(), files.passwords(), new SystemKeychain(variables), files.services(), variables);
    }
}
