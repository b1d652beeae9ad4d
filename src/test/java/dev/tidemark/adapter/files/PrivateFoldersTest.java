package dev.tidemark.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fast")
class PrivateFoldersTest {
    @TempDir
    private Path outer;

    private Path base;
    private TemporaryFolders folders;

    @BeforeEach
    void base() throws IOException {
        base = Files.createDirectory(outer.resolve("tmp"));
        folders = new PrivateFolders(base);
    }

    @Test
    void aFolderGoesWithEverythingInItButNotWhatItsLinksPointTo() throws IOException {
        Path elsewhere = Files.writeString(Files.createDirectory(outer.resolve("mine")).resolve("file"), "keep");
        List<Path> ended = new ArrayList<>();
        TemporaryFolders.Folder folder = folders.create("demo", ended::add);
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "text");
        Files.createSymbolicLink(folder.path().resolve("link"), elsewhere.getParent());
        folder.close();
        folder.close();
        assertThat(base).isEmptyDirectory();
        assertThat(elsewhere).hasContent("keep");
        assertThat(ended).containsExactly(folder.path());
    }

    @Test
    void whatAKilledProgramLeftGoesWhenTheNextFolderIsMade() throws IOException {
        Path left = leftBehind("tidemark-demo-1-abc", Duration.ofHours(1));
        List<Path> ended = new ArrayList<>();
        try (TemporaryFolders.Folder folder = folders.create("demo", ended::add)) {
            assertThat(left).doesNotExist();
            assertThat(ended).containsExactly(left.resolve("files"));
            assertThat(folder.path()).isDirectory();
        }
    }

    @Test
    void anothersFolderStaysWhileItsProgramLives() throws Exception {
        Path alive = leftBehind("tidemark-demo-2-abc", Duration.ofHours(1));
        Process program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Holds.class.getName(), alive.resolve("lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertThat(program.inputReader().readLine()).isEqualTo("held");
            folders.create("demo", left -> {}).close();
            assertThat(alive).isDirectory();
            program.destroyForcibly();
            program.waitFor();
            folders.create("demo", left -> {}).close();
            assertThat(alive).doesNotExist();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void foldersOfOthersAndOfOtherPurposesAndYoungOnesStay() throws IOException {
        Path young = leftBehind("tidemark-demo-3-abc", Duration.ZERO);
        Path other = leftBehind("tidemark-postgres-3-abc", Duration.ofHours(1));
        Path strange = leftBehind("somebody-demo-3-abc", Duration.ofHours(1));
        Path file = Files.writeString(base.resolve("tidemark-demo-4-file"), "text");
        Path link = Files.createSymbolicLink(base.resolve("tidemark-demo-5-link"), strange);
        try (TemporaryFolders.Folder mine = folders.create("demo", left -> {});
                TemporaryFolders.Folder second = folders.create("demo", left -> {})) {
            assertThat(List.of(young, other, strange, mine.path(), second.path())).allSatisfy(
                    folder -> assertThat(folder).isDirectory());
            assertThat(file).exists();
            assertThat(link).exists();
        }
    }

    private Path leftBehind(String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(base.resolve(name));
        Files.createDirectory(folder.resolve("files"));
        Files.writeString(folder.resolve("lock"), "");
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
        return folder;
    }

    /** A program that holds a lock until it is killed. */
    static final class Holds {
        private Holds() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (var channel = java.nio.channels.FileChannel.open(
                    Path.of(arguments[0]), java.nio.file.StandardOpenOption.WRITE); var lock = channel.lock()) {
                System.out.println(lock.isValid() ? "held" : "not held");
                Thread.sleep(Duration.ofMinutes(1));
            }
        }
    }
}
