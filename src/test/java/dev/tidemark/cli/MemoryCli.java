package dev.tidemark.cli;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.ExportScript;
import dev.tidemark.application.ForeseeFailures;
import dev.tidemark.application.MakePlan;
import dev.tidemark.application.OpenOffline;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.ReadLog;
import dev.tidemark.application.ReadProject;
import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.ReleaseLock;
import dev.tidemark.application.ResolveConnection;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.SaveLog;
import dev.tidemark.application.SavePlan;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Databases;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.application.port.PasswordFile;
import dev.tidemark.application.port.ProjectFiles;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.application.port.ProjectSettings.TeamRules;
import dev.tidemark.application.port.Secrets;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.TestTerminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line over an engine in memory. */
final class MemoryCli {
    final MemoryEngine engine;
    final MemoryJournal journal = new MemoryJournal();
    final TestTerminal terminal = new TestTerminal();
    final List<ConnectionSpec> opened = new ArrayList<>();
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
                new ReleaseLock(),
                new ExportScript(timeline, clock),
                new ReadLog(journal),
                new Tools.Saving(
                        new SavePlan(new LocalFiles(Map.of(), folder).documents()),
                        new SaveLog(new LocalFiles(Map.of(), folder).documents(), clock)));
    }
}
