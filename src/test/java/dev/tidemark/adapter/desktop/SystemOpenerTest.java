package dev.tidemark.adapter.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.ShowSource;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.fixture.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class SystemOpenerTest {
    private static final Path FILE = Path.of("/project/db/a.sql");

    @TempDir
    Path folder;

    @Test
    void eachSystemHasItsOwnOpener() {
        assertThat(new SystemOpener("Linux").command(FILE)).containsExactly("xdg-open", FILE.toString());
        assertThat(new SystemOpener("Mac OS X").command(FILE)).containsExactly("open", FILE.toString());
        assertThat(new SystemOpener("Windows 11").command(FILE)).startsWith("rundll32").endsWith(FILE.toString());
        assertThat(new SystemOpener("Mac OS X").folderCommand(FILE, FILE)).contains("-R");
        assertThat(new SystemOpener("Windows 11").folderCommand(FILE, FILE)).contains("/select," + FILE);
    }

    @Test
    void aFileIsFoundInsideTheSearchPathOnly() throws IOException {
        Files.createDirectories(folder.resolve("project"));
        Files.writeString(folder.resolve("project/a.sql"), "");
        Files.writeString(folder.resolve("secret.sql"), "");
        ProjectSettings project = Opened.project(folder.resolve("project"), "a.sql", "");
        SystemOpener desktop = new SystemOpener("Linux");
        assertThat(desktop.find(project, "a.sql")).isEqualTo(folder.resolve("project/a.sql"));
        assertThat(desktop.find(project, "../secret.sql")).isNull();
        assertThat(desktop.find(project, "gone.sql")).isNull();
    }

    @Test
    void aFileThatIsGoneIsSaidWithWhereToLook() {
        ShowSource source = new ShowSource(new SystemOpener("Linux"));
        ProjectSettings project = Opened.project(folder, "a.sql", "");
        assertThatThrownBy(() -> source.show(project, "gone.sql", ShowSource.Way.OPEN))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("gone.sql is not a file of its own")
                .hasMessageContaining(folder.toString());
    }
}
