package dev.tidemark.adapter.h2;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies on the disk beside an H2 database. */
class H2FilesTest {
    @TempDir
    Path folder;

    private Opened open(String options) {
        ConnectionSpec spec = new ConnectionSpec(
                "jdbc:h2:file:" + folder.resolve("data") + options, "sa", "", null, null, Environment.DEVELOPMENT);
        return Opened.open(spec, Opened.project(folder, "root.sql", ""), new Opened.Forgetful());
    }

    @Test
    void lookingAtAFileThatIsNotThereMakesNone() throws IOException {
        new ChangelogFolder(folder).sql(ChangelogFolder.table("a"));
        assertThatThrownBy(() -> open("").close()).hasMessageContaining("Nothing was created");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString())).containsExactly("root.sql");
        }
    }

    @Test
    void aFailedStatementLeavesNoTraceFileWithItsValues() throws IOException {
        new ChangelogFolder(folder).sql(change("wrong", "INSERT INTO nowhere VALUES ('4111 1111 1111 1111')", ""));
        try (Opened opened = open(";IFEXISTS=FALSE")) {
            assertThat(opened.upgrade("head").result()).isEqualTo(Result.FAILED);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("root.sql", "data.mv.db");
        }
    }
}
