package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two applications in one history table. */
@ExtendWith(LeakCheck.class)
class SharedHistoryTest {
    @TempDir
    Path folder;

    private void write() throws IOException {
        Files.writeString(folder.resolve("mine.sql"), """
                --liquibase formatted sql
                --changeset ann:1
                CREATE TABLE mine_one (id int);
                --rollback DROP TABLE mine_one;
                --changeset ann:2
                CREATE TABLE mine_two (id int);
                --rollback DROP TABLE mine_two;
                """);
        Files.writeString(folder.resolve("yours.sql"), """
                --liquibase formatted sql
                --changeset ann:1
                CREATE TABLE yours_one (id int);
                --rollback DROP TABLE yours_one;
                --changeset ann:2
                CREATE TABLE yours_two (id int);
                --rollback DROP TABLE yours_two;
                """);
    }

    private static List<String> of(TestDatabase database, String name) throws SQLException {
        return DatabaseDump.of(database, ProjectSettings.HistoryTables.USUAL).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(name))
                .map(line -> line.replaceAll("run=run \\d+", "run"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void goingDownToBaseLeavesTheOthersRowsAndTables(Product product) throws SQLException, IOException {
        write();
        try (TestDatabase database = product.fresh();
                Opened mine = Opened.open(database, folder, "mine.sql");
                Opened yours = Opened.open(database, folder, "yours.sql")) {
            mine.upgrade("+1");
            yours.upgrade("+1");
            mine.upgrade("head");
            yours.upgrade("head");
            assertThat(mine.status().timeline().counts())
                    .containsEntry(RevisionState.APPLIED, 2)
                    .containsEntry(RevisionState.ORPHANED, 2);
            List<String> before = of(database, "yours");
            assertThat(before).isNotEmpty();
            assertThat(mine.rollback("base").failure()).isNull();
            assertThat(of(database, "mine")).isEmpty();
            assertThat(of(database, "yours")).isEqualTo(before);
            assertThat(yours.status().timeline().counts()).containsEntry(RevisionState.APPLIED, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void unrecordingToBaseLeavesTheOthersRowsAndAllTables(Product product) throws SQLException, IOException {
        write();
        try (TestDatabase database = product.fresh();
                Opened mine = Opened.open(database, folder, "mine.sql");
                Opened yours = Opened.open(database, folder, "yours.sql")) {
            yours.upgrade("head");
            mine.upgrade("head");
            List<String> before = of(database, "yours");
            List<String> schema = DatabaseDump.schema(database).stream().filter(s -> !s.contains("COUNT(*)")).toList();
            assertThat(mine.stamp("base").failure()).isNull();
            assertThat(mine.status().record().rows()).extracting(r -> r.id().path()).containsOnly("yours.sql");
            assertThat(of(database, "yours")).isEqualTo(before);
            assertThat(DatabaseDump.schema(database).stream().filter(s -> !s.contains("COUNT(*)")).toList())
                    .isEqualTo(schema);
            assertThat(mine.stamp("head").failure()).isNull();
            assertThat(mine.status().timeline().counts()).containsEntry(RevisionState.APPLIED, 2);
        }
    }
}
