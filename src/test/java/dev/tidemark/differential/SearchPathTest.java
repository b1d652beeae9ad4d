package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A changelog reads the files of its search path and no others. */
@ExtendWith(LeakCheck.class)
class SearchPathTest {
    private static final String SECRET = "hidden words";

    @TempDir
    Path folder;

    private Path files;

    @BeforeEach
    void write() throws IOException {
        files = Files.createDirectories(folder.resolve("project/files"));
        Files.writeString(folder.resolve("project/secret.sql"), "INSERT INTO t VALUES ('" + SECRET + "')");
        Files.writeString(folder.resolve("project/secret.csv"), "word\n" + SECRET + "\n");
        Files.writeString(folder.resolve("project/secret.yaml"), """
                databaseChangeLog:
                  - changeSet: {id: outside, author: eve, changes: [{sql: {sql: "DROP TABLE t"}}]}
                """);
        Files.createSymbolicLink(files.resolve("link.sql"), folder.resolve("project/secret.sql"));
    }

    private void root(String entry) throws IOException {
        Files.writeString(files.resolve("root.yaml"), "databaseChangeLog:\n  - " + entry + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "include: {file: ../secret.yaml}",
        "include: {file: ../secret.yaml, relativeToChangelogFile: true}",
        "includeAll: {path: ../}",
        "includeAll: {path: ../, relativeToChangelogFile: true}",
        "changeSet: {id: 1, author: a, changes: [{sqlFile: {path: ../secret.sql}}]}",
        "changeSet: {id: 1, author: a, changes: [{sqlFile: {path: ../secret.sql, relativeToChangelogFile: true}}]}",
        "changeSet: {id: 1, author: a, changes: [{sqlFile: {path: link.sql}}]}",
        "changeSet: {id: 1, author: a, changes: [{loadData: {tableName: t, file: ../secret.csv}}]}",
        "changeSet: {id: 1, author: a, changes: [{insert: {tableName: t, columns: [{column: {name: w, valueClobFile: ../secret.sql}}]}}]}",
        "changeSet: {id: 1, author: a, changes: [{createProcedure: {path: ../secret.sql, procedureName: p}}]}",
        "changeSet: {id: 1, author: a, changes: [{sql: {sql: SELECT 1}}], rollback: [{sqlFile: {path: ../secret.sql}}]}",
    })
    void whatLiesOutsideIsRefusedByName(String entry) throws IOException {
        root(entry);
        try (TestDatabase database = H2Databases.memory()) {
            List<String> said = said(database, Opened.project(files, "root.yaml", ""));
            assertThat(said)
                    .anyMatch(s -> s.matches("(?s).*asks for \\S*(secret|link|\\.\\./).*out of the search path.*"));
            assertThat(said).noneMatch(s -> s.contains(SECRET));
        }
    }

    /** Everything that opening and planning say: the refusal, or problems and blockers. */
    private static List<String> said(TestDatabase database, ProjectSettings project) {
        try (Opened opened = Opened.open(database, project)) {
            List<String> said = new java.util.ArrayList<>();
            opened.status().problems().forEach(p -> said.add(p.message()));
            var up = opened.plan(PlanRequest.upgrade(new Target.Head()));
            up.blockers().forEach(b -> said.add(b.message()));
            up.steps().forEach(s -> said.add(s.statements().toString()));
            opened.stamp("head");
            var down = opened.plan(PlanRequest.rollback(new Target.Base()));
            down.blockers().forEach(b -> said.add(b.message()));
            down.steps().forEach(s -> said.add(s.statements().toString()));
            return said;
        } catch (FailedException e) {
            return List.of(e.failure().sentences());
        }
    }

    @Test
    void theSameFileIsReadWhereItsFolderIsOnTheSearchPath() throws IOException {
        root("include: {file: secret.yaml}");
        ProjectSettings usual = Opened.project(files, "root.yaml", "");
        ProjectSettings wider = new ProjectSettings(
                files,
                "root.yaml",
                List.of(files, folder.resolve("project")),
                List.of(),
                usual.execution(),
                usual.tables(),
                usual.rules());
        try (TestDatabase database = H2Databases.memory(); Opened opened = Opened.open(database, wider)) {
            assertThat(opened.status().changelog().revisions()).hasSize(1);
        }
    }

    @Test
    void aRootOutsideIsRefused() {
        try (TestDatabase database = H2Databases.memory();
                Opened opened = Opened.open(database, files, "../secret.yaml")) {
            assertThatThrownBy(opened::status).hasMessageContaining("out of the search path");
        }
    }
}
