package dev.tidemark.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.ModelSettings;
import dev.tidemark.application.project.ProjectText;
import dev.tidemark.fixture.MemoryPreferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a project's entity classes are found, and what a person is told before they are loaded. */
@Tag("fast")
class FindModelTest {
    @TempDir
    Path folder;

    private final MemoryPreferences preferences = new MemoryPreferences();
    private LocalFiles files;
    private ReadProject projects;
    private FindModel find;

    @BeforeEach
    void setUp() {
        files = new LocalFiles(Map.of(), folder);
        projects = new ReadProject(files.projects());
        find = new FindModel(files.outputs(), preferences);
    }

    private ProjectSettings project(String yaml, ProjectOptions options) throws IOException {
        Files.writeString(folder.resolve("tidemark.yaml"), yaml);
        return projects.read(folder, options);
    }

    @Test
    void outputFoldersOfMavenAndGradleAreFoundByThemselves() throws IOException {
        for (String place : List.of(
                "target/classes", "core/target/classes", "core/target/dependency", "web/build/classes/java/main",
                "web/build/resources/main", ".git/target/classes", "deep/down/target/classes")) {
            Files.createDirectories(folder.resolve(place));
        }

        FoundModel found = find.find(project("changelog: a.xml\n", ProjectOptions.NONE));

        assertThat(found.classPath()).extracting(p -> folder.relativize(p).toString().replace('\\', '/'))
                .containsExactly(
                        "target/classes", "core/target/classes", "core/target/dependency",
                        "web/build/classes/java/main", "web/build/resources/main");
        assertThat(found.byItself()).isTrue();
        assertThat(found.naming()).isEmpty();
    }

    @Test
    void whatTheProjectFileNamesComesFirst() throws IOException {
        Files.createDirectories(folder.resolve("target/classes"));

        FoundModel found = find.find(project("""
                classPath: lib/changes.jar
                model:
                  classPath: [app/classes, app/lib]
                  packages: [com.example.shop, com.example.base]
                  naming: spring
                  scratch: sandbox
                """, ProjectOptions.NONE));

        assertThat(found.classPath()).containsExactly(folder.resolve("app/classes"), folder.resolve("app/lib"));
        assertThat(found.packages()).containsExactly("com.example.shop", "com.example.base");
        assertThat(found.naming()).isEqualTo("spring");
        assertThat(found.scratch()).isEqualTo("sandbox");
        assertThat(find.find(project("classPath: lib/changes.jar\n", ProjectOptions.NONE)).classPath())
                .containsExactly(folder.resolve("lib/changes.jar"));
    }

    @Test
    void whatThePersonSaysWinsOverTheFile() throws IOException {
        ProjectOptions said = new ProjectOptions(
                null, List.of(), List.of(folder.resolve("other")), null, null, Map.of(),
                new ProjectOptions.Model(List.of("a.b"), "hibernate"));

        FoundModel found = find.find(project("model: {classPath: app, packages: c, naming: spring}\n", said));

        assertThat(found.classPath()).containsExactly(folder.resolve("other"));
        assertThat(found.packages()).containsExactly("a.b");
        assertThat(found.naming()).isEqualTo("hibernate");
    }

    @Test
    void aNamingThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> project("model:\n  naming: snake\n", ProjectOptions.NONE))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("'model.naming' is to be hibernate or spring.");
        ProjectOptions said = new ProjectOptions(
                null, List.of(), List.of(), null, null, Map.of(), new ProjectOptions.Model(List.of(), "snake"));
        assertThatThrownBy(() -> project("", said)).isInstanceOf(FailedException.class)
                .hasMessageContaining("'snake' is no naming strategy. Say hibernate or spring.");
    }

    @Test
    void thePersonIsToldOnceForEachProject() throws IOException {
        Files.createDirectories(folder.resolve("target/classes"));
        ProjectSettings project = project("", ProjectOptions.NONE);

        assertThat(find.find(project).notice()).contains("target/classes")
                .contains("Only read models whose code you trust.");
        new TrustModel(preferences).trust(project);
        assertThat(find.find(project).notice()).isNull();
    }

    @Test
    void nothingIsSaidWhereThereIsNothingToLoad() throws IOException {
        FoundModel found = find.find(project("", ProjectOptions.NONE));

        assertThat(found.classPath()).isEmpty();
        assertThat(found.notice()).isNull();
    }

    @Test
    void theProjectFileIsWrittenAsItIsRead() throws IOException {
        ModelSettings model = new ModelSettings(
                List.of(folder.resolve("app/classes")), List.of("com.example"), "spring", "sandbox");
        ProjectSettings project = project("", ProjectOptions.NONE);
        String text = new ProjectText(project.withRules(project.rules().withModel(model))).yaml();

        assertThat(project(text, ProjectOptions.NONE).rules().model()).isEqualTo(model);
    }
}
