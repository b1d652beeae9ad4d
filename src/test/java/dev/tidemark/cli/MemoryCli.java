package dev.tidemark.cli;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.adapter.files.SchemaDocuments;
import dev.tidemark.adapter.liquibase.LiquibaseFormats;
import dev.tidemark.adapter.liquibase.LiquibaseHome;
import dev.tidemark.application.CheckDatabase;
import dev.tidemark.application.CompareSchemas;
import dev.tidemark.application.DraftRevision;
import dev.tidemark.application.ExportScript;
import dev.tidemark.application.FindDoubts;
import dev.tidemark.application.FindModel;
import dev.tidemark.application.FindRunTerms;
import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.MakePlan;
import dev.tidemark.application.ModelSchema;
import dev.tidemark.application.OpenOffline;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.ReadLog;
import dev.tidemark.application.ReadProject;
import dev.tidemark.application.ReadSchema;
import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.ReleaseLock;
import dev.tidemark.application.ResolveConnection;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.SaveLog;
import dev.tidemark.application.SavePlan;
import dev.tidemark.application.SaveSnapshot;
import dev.tidemark.application.TrustModel;
import dev.tidemark.application.TryPlan;
import dev.tidemark.application.WriteFiles;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Databases;
import dev.tidemark.application.port.EntityModel;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.PasswordFile;
import dev.tidemark.application.port.ProjectFiles;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.application.port.ProjectSettings.TeamRules;
import dev.tidemark.application.port.SchemaFiles;
import dev.tidemark.application.port.SchemaReader;
import dev.tidemark.application.port.Secrets;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.MemoryPreferences;
import dev.tidemark.fixture.TestTerminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line over an engine in memory. */
final class MemoryCli {
    final MemoryEngine engine;
    final MemoryJournal journal = new MemoryJournal();
    final TestTerminal terminal = new TestTerminal();
    final List<ConnectionSpec> opened = new ArrayList<>();
    final Map<String, Schema> schemas = new HashMap<>();
    final List<ConnectionSpec> read = new ArrayList<>();
    @Nullable
    Schema model;
    private final Path folder;

    MemoryCli(MemoryEngine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    int run(String... arguments) {
        return new TidemarkCli(this::tools, (into, say) -> 0, terminal, folder, "test").run(arguments);
    }

    JsonNode json() {
        return JsonMapper.builder().build().readTree(terminal.takeOut());
    }

    private Tools tools() {
        Databases databases = new Databases() {
            @Override
            public MigrationEngine open(ConnectionSpec connection, ProjectSettings project) {
                opened.add(connection);
                return engine;
            }

            @Override
            public MigrationEngine offline(String product, ProjectSettings project) {
                return engine;
            }
        };
        ProjectFiles files = new ProjectFiles() {
            @Override
            public ProjectSettings read(Path asked) {
                return new ProjectSettings(
                        asked, "db.xml", List.of(asked), List.of(), Execution.UNCHOSEN, HistoryTables.USUAL,
                        TeamRules.NONE);
            }

            @Override
            public Map<String, String> dotEnv(Path asked) {
                return Map.of();
            }
        };
        ReadTimeline timeline = new ReadTimeline(journal);
        MakePlan plans = new MakePlan(timeline);
        Clock clock = Clock.fixed(Instant.ofEpochMilli(1_763_700_000_123L), ZoneOffset.UTC);
        return new Tools(
                new ReadProject(files),
                new ResolveConnection(
                        files, PasswordFile.NONE, Secrets.NONE,
                        Map.of("DATABASE_URL", "postgres://ann:hunter2@db.example.org/orders")),
                new OpenProject(databases),
                new OpenOffline(databases),
                timeline,
                plans,
                new ForeseeFailures(),
                new RunPlan(plans, journal),
                new Tools.Trying(new TryPlan(plans, journal), new FindRunTerms()),
                new ReleaseLock(),
                new FindDoubts(journal,
                        (connection, scope, progress, cancel) -> Schema
                                .empty(Schema.Origin.database("postgresql", "18", List.of()))),
                new ExportScript(timeline, clock),
                new ReadLog(journal),
                new Tools.Saving(
                        new SavePlan(new LocalFiles(Map.of(), folder).documents()),
                        new SaveLog(new LocalFiles(Map.of(), folder).documents(), clock)),
                comparing(timeline),
                new Tools.Drafting(
                        new DraftRevision(
                                new LocalFiles(Map.of(), folder).texts(), new LiquibaseFormats(), new LiquibaseHome(),
                                at -> "ann", clock),
                        new ReadSchema(this::schema),
                        new WriteFiles(new LocalFiles(Map.of(), folder).texts())));
    }

    private Tools.Comparing comparing(ReadTimeline timeline) {
        SchemaFiles files = new SchemaDocuments();
        FindModel find =
                new FindModel(project -> model == null ? List.of() : List.of(project), new MemoryPreferences());
        CompareSchemas.ModelSource models = (project, other, cancel) -> new ModelSchema(
                Objects.requireNonNull(model), List.of(), List.of(),
                List.of(new EntityModel.Problem("a.B", "It lacks its parent.", "Add it.")),
                new ModelSchema.Spent(0, 0));
        CompareSchemas compare = new CompareSchemas(this::schema, files, models);
        return new Tools.Comparing(
                compare, new CheckDatabase(timeline, compare, find::find),
                new SaveSnapshot(this::schema, models, files, new LocalFiles(Map.of(), folder).documents()), find,
                new TrustModel(new MemoryPreferences()));
    }

    private Schema schema(ConnectionSpec connection, SchemaReader.Scope scope, IntConsumer progress,
            CancelToken cancel) {
        read.add(connection);
        Schema found = schemas.get(connection.url());
        if (found == null) {
            throw new FailedException(new Failure.Unreachable("Nobody answers.", "Start it."));
        }
        return found;
    }
}
