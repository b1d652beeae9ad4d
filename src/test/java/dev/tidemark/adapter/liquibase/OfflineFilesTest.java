package dev.tidemark.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.port.MigrationEngine;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work without a connection. */
@Tag("fast")
class OfflineFilesTest {
    @TempDir
    Path folder;

    /** Liquibase would keep a history of its own there. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "h2"})
    void readingAChangelogLeavesNoFileInTheCurrentFolder(String product) throws IOException {
        Path history = Path.of("databasechangelog.csv");
        Files.deleteIfExists(history);
        new ChangelogFolder(folder)
                .file("root.yaml", "databaseChangeLog:\n  - include: {file: one.sql}\n")
                .file("one.sql", "--liquibase formatted sql\n\n" + ChangelogFolder.table("one"));
        LiquibaseDatabases databases = new LiquibaseDatabases(List.of(new PostgresProduct(), new H2Product()));
        try (MigrationEngine engine = databases.offline(product, Opened.project(folder, "root.yaml", ""))) {
            assertThat(engine.changelog().revisions()).hasSize(1);
        }
        assertThat(history).doesNotExist();
    }
}
