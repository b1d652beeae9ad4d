package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.FindProject;
import dev.tidemark.application.Status;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.application.project.FoundProject;
import dev.tidemark.application.project.FoundRoot;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that Spring migrated, opened from the folder of its sources: the recorded paths are the files' own. */
class SpringHistoryTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "classpath:/db/changelog/db.changelog-master.yaml", "classpath:db/changelog/db.changelog-master.yaml"})
    void whatSpringRanIsApplied(String named) throws Exception {
        project(named);
        try (TestDatabase database = H2Databases.memory()) {
            migrate(database, named);
            assertThat(entries(database, found())).containsOnly(RevisionState.APPLIED).hasSize(3);
        }
    }

    @Test
    void beforeSpringRanItEverythingIsPending() {
        project("classpath:/db/changelog/db.changelog-master.yaml");
        try (TestDatabase database = H2Databases.memory()) {
            assertThat(entries(database, found())).containsOnly(RevisionState.PENDING).hasSize(3);
        }
    }

    private static List<RevisionState> entries(TestDatabase database, ProjectSettings settings) {
        try (Opened opened = Opened.open(database, settings)) {
            Status status = opened.status();
            return status.timeline().entries().stream().map(e -> e.state()).toList();
        }
    }

    private ProjectSettings found() {
        LocalFiles files = new LocalFiles(Map.of(), folder);
        FoundProject found = new FindProject(files.scanner(), files.projects(), Map.of()).find(folder);
        FoundRoot root = found.roots().getFirst();
        ProjectSettings none = ProjectSettings.databaseAlone();
        return new ProjectSettings(
                folder, root.changelog(), root.searchPath().stream().map(folder::resolve).toList(), List.of(),
                new Execution("", "", found.settings("").plainParameters()), none.tables(), none.rules());
    }

    @SuppressWarnings("try") // closing could be interrupted; nothing here ever interrupts
    private void migrate(TestDatabase database, String named) throws Exception {
        URL resources = folder.resolve("src/main/resources").toUri().toURL();
        try (Connection connection = database.connect();
                URLClassLoader loader = new URLClassLoader(new URL[]{resources}, null);
                ClassLoaderResourceAccessor accessor = new LikeSpring(loader);
                Liquibase liquibase = new Liquibase(named, accessor, new JdbcConnection(connection))) {
            liquibase.setChangeLogParameter("owner", "shop");
            liquibase.update("");
        }
    }

    /** Takes paths with the prefix, as Spring's own does. */
    @SuppressWarnings("try")
    private static final class LikeSpring extends ClassLoaderResourceAccessor {
        LikeSpring(ClassLoader loader) {
            super(loader);
        }

        @Override
        public List<Resource> getAll(String path) throws IOException {
            return super.getAll(path.replaceFirst("^classpath:/?", ""));
        }
    }

    private void project(String named) {
        new ChangelogFolder(folder)
                .file("src/main/resources/application.yml",
                        "spring:\n  liquibase:\n    change-log: " + named + "\n    parameters: {owner: shop}\n")
                .file("src/main/resources/db/changelog/db.changelog-master.yaml", """
                        databaseChangeLog:
                          - changeSet:
                              {id: root, author: ann, changes: [{sql: {sql: "CREATE TABLE ${owner} (id int)"}}]}
                          - include: {file: changes/one.yaml, relativeToChangelogFile: true}
                          - include: {file: classpath:db/changelog/changes/two.sql}
                        """)
                .file("src/main/resources/db/changelog/changes/one.yaml", """
                        databaseChangeLog:
                          - changeSet: {id: 1, author: ann, changes: [{sql: {sql: CREATE TABLE one (id int)}}]}
                        """)
                .file("src/main/resources/db/changelog/changes/two.sql",
                        "--liquibase formatted sql\n\n--changeset ann:2\nCREATE TABLE two (id int);\n");
    }
}
