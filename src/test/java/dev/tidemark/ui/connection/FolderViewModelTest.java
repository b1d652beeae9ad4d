package dev.tidemark.ui.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.connection.FolderViewModel.Search;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.view.Bookmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class FolderViewModelTest {
    @TempDir
    Path folder;

    private final RecordingNavigator navigator = new RecordingNavigator();
    private final MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b")).onDisk();

    @Test
    void whatWasFoundIsFilledInAndOpened() {
        spring();
        FolderViewModel model = model();
        assertThat(model.files().changelogProperty().get()).isEqualTo("db/root.yaml");
        assertThat(model.files().contextsProperty().get()).isEqualTo("dev");
        assertThat(model.passwordOrigin()).contains("application.yml:4");
        model.open();
        ConnectionSpec spec = window.asked().getFirst();
        assertThat(spec.url()).isEqualTo("jdbc:postgresql://localhost/shop");
        assertThat(spec.user()).isEqualTo("ann");
        assertThat(spec.password()).isEqualTo("hunter2");
        assertThat(spec.environment()).isEqualTo(Environment.UNKNOWN);
        ProjectSettings project = window.projects().getFirst();
        assertThat(project.changelog()).isEqualTo("db/root.yaml");
        assertThat(project.searchPath()).containsExactly(folder.resolve("src/main/resources"));
        assertThat(project.execution().parameters()).isEqualTo(Map.of("owner", "shop"));
        assertThat(project.tables().schema()).isEqualTo("admin");
        assertThat(Objects.requireNonNull(navigator.opened()).name()).isNotEmpty();
    }

    @Test
    void anotherProfileBringsItsOwnContextsUnlessTheyWereChanged() {
        spring();
        FolderViewModel model = model();
        model.connectionProperty().set(model.connections().getLast());
        assertThat(model.files().contextsProperty().get()).isEqualTo("prod");
        assertThat(model.fields().environmentProperty().get()).isEqualTo(Environment.PRODUCTION);
        model.files().contextsProperty().set("mine");
        model.connectionProperty().set(model.connections().getFirst());
        assertThat(model.files().contextsProperty().get()).isEqualTo("mine");
    }

    @Test
    void aPasswordThatWasFoundIsNotSentToAnotherDatabase() {
        spring();
        FolderViewModel model = model();
        model.fields().urlProperty().set("jdbc:postgresql://elsewhere/shop");
        model.test();
        assertThat(window.asked().getFirst().password()).isNull();
    }

    @Test
    void theProjectFileHoldsNoSecretAndIsWrittenOnceAgreed() throws IOException {
        spring();
        FolderViewModel model = model();
        model.preview();
        PlannedFile planned = Objects.requireNonNull(model.previewProperty().get());
        assertThat(planned.text()).contains("searchPath: [src/main/resources]", "jdbc:postgresql://localhost/shop")
                .doesNotContain("hunter2").doesNotContain("ann");
        assertThat(folder.resolve("tidemark.yaml")).doesNotExist();
        model.write();
        assertThat(folder.resolve("tidemark.yaml")).hasContent(planned.text());
        model.find(folder);
        model.preview();
        assertThat(Objects.requireNonNull(model.previewProperty().get()).same()).isTrue();
        Files.writeString(folder.resolve("tidemark.yaml"), "nonsense: x\n");
        model.find(folder);
        model.preview();
        assertThat(Objects.requireNonNull(model.previewProperty().get()).difference()).contains("- nonsense: x");
    }

    @Test
    void nothingFoundOffersANewProjectAndAMissingFolderIsSaid() {
        FolderViewModel model = model();
        assertThat(model.searchProperty().get())
                .isInstanceOfSatisfying(Search.Done.class, done -> assertThat(done.found().nothing()).isTrue());
        model.newProject();
        assertThat(navigator.went()).containsExactly("new project");
        model.find(folder.resolve("gone"));
        assertThat(model.searchProperty().get()).isInstanceOf(Search.Failed.class);
    }

    @Test
    void connectingAnotherWayTakesTheFilesAlong() {
        spring();
        model().connectOtherwise();
        Bookmark known = Objects.requireNonNull(navigator.bookmark());
        assertThat(known.files().changelog()).isEqualTo("db/root.yaml");
        assertThat(known.files().tables()).isNotNull();
        assertThat(known.place().url()).isEqualTo("jdbc:postgresql://localhost/shop");
    }

    @Test
    void aNewProjectIsShownThenWrittenThenConnected() {
        NewProjectViewModel model = new NewProjectViewModel(
                window.services().opening().projects(), name -> new DirectTaskRunner(), navigator);
        assertThat(model.files()).isEmpty();
        model.folderProperty().set(folder.resolve("fresh").toString());
        model.formatProperty().set(ChangelogFormat.SQL);
        assertThat(model.files()).extracting(f -> f.path().getFileName().toString())
                .containsExactly("changelog.sql", "tidemark.yaml");
        model.create();
        assertThat(folder.resolve("fresh/db/changelog.sql")).exists();
        assertThat(Objects.requireNonNull(navigator.bookmark()).files().folder())
                .isEqualTo(folder.resolve("fresh").toString());
        model.folderProperty().set(folder.resolve("fresh").toString() + "/.");
        assertThat(model.files()).isEmpty();
        assertThat(Objects.requireNonNull(model.problemProperty().get()).what()).contains("already");
    }

    private FolderViewModel model() {
        FolderViewModel model = new FolderViewModel(
                window.services().opening().projects(), name -> new DirectTaskRunner(), navigator, window.messages());
        model.find(folder);
        return model;
    }

    private void spring() {
        new ChangelogFolder(folder)
                .file("src/main/resources/application.yml", """
                        spring:
                          datasource.url: jdbc:postgresql://localhost/shop
                          datasource.username: ann
                          datasource.password: hunter2
                          liquibase:
                            change-log: classpath:db/root.yaml
                            contexts: dev
                            liquibase-schema: admin
                            parameters: {owner: shop}
                        """)
                .file("src/main/resources/application-prod.yml", """
                        spring:
                          datasource.url: jdbc:postgresql://db.example.org/shop
                          liquibase.contexts: prod
                        """)
                .file("src/main/resources/db/root.yaml", "databaseChangeLog: []\n");
    }
}
