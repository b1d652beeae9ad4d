package dev.tidemark.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.PreviewNewProject;
import dev.tidemark.application.PreviewProjectFile;
import dev.tidemark.application.WriteFiles;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.EnvironmentPattern;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.application.port.ProjectSettings.HistoryTables;
import dev.tidemark.application.port.ProjectSettings.ModelSettings;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import dev.tidemark.application.port.ProjectSettings.TeamRules;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.changelog.FileNames;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("fast")
class WrittenProjectTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        ProjectSettings project = project(Map.of("owner", "o'neill: x", "n", "12", "yes", "no"));

        new WriteFiles(new LocalTexts()).write(List.of(new PreviewProjectFile(new LocalTexts()).preview(project)));

        assertThat(new ProjectFolder().read(folder)).isEqualTo(project);
    }

    @Test
    void aParameterThatLooksLikeASecretIsLeftOutAndSaid() {
        PlannedFile file = new PreviewProjectFile(new LocalTexts()).preview(project(Map.of("dbPassword", "hunter2")));
        assertThat(file.text()).doesNotContain("hunter2").contains("# The parameter dbPassword was left out");
    }

    @Test
    void anExistingFileIsComparedAndReplacedOnlyAsItWasShown() throws IOException {
        Path file = folder.resolve("tidemark.yaml");
        Files.writeString(file, "changelog: old.yaml\nlabels: '!slow'\n");
        PlannedFile planned = new PreviewProjectFile(new LocalTexts()).preview(project(Map.of()));
        assertThat(planned.difference()).contains("- changelog: old.yaml", "+ changelog: 'db/a b.yaml'",
                "  labels: '!slow'");
        Files.writeString(file, "changelog: older.yaml\n");
        assertThatThrownBy(() -> new WriteFiles(new LocalTexts()).write(List.of(planned)))
                .isInstanceOf(FailedException.class).hasMessageContaining("changed since");
        assertThat(file).hasContent("changelog: older.yaml\n");
    }

    @ParameterizedTest
    @EnumSource
    void aNewProjectOpensInEveryFormatAndIsNeverMadeTwice(ChangelogFormat format) throws Exception {
        Path place = folder.resolve("a new one");
        List<PlannedFile> files = new PreviewNewProject(new LocalTexts()).preview(place, format);
        assertThat(place).doesNotExist();
        new WriteFiles(new LocalTexts()).write(files);
        try (TestDatabase database = H2Databases.memory();
                Opened opened = Opened.open(database, new ProjectFolder().read(place))) {
            assertThat(opened.status().changelog().revisions()).isEmpty();
            assertThat(opened.status().changelog().root()).isEqualTo("db/changelog." + format.ending());
        }
        assertThatThrownBy(() -> new PreviewNewProject(new LocalTexts()).preview(place, format))
                .hasMessageContaining("already");
    }

    private ProjectSettings project(Map<String, String> parameters) {
        return new ProjectSettings(
                folder, "db/a b.yaml", List.of(folder, folder.resolve("src/main/resources")),
                List.of(folder.resolve("lib/x.jar")), new Execution("a,b", "!slow", parameters),
                new HistoryTables("HISTORY", "LOCKS", "admin"),
                new TeamRules(
                        List.of(new EnvironmentPattern("db.*", "*", "production")),
                        Map.of("main", new NamedConnection("postgresql://h:5432/d", "staging", "Sales")), true,
                        ModelSettings.UNSAID, List.of(), new FileNames("{date}_{rev}_{slug}")));
    }
}
