package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.ModelSettings;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.ui.fixture.RealWindow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other teams' entities in the window, against what their changelogs make: nothing that matters differs. */
@Tag("window")
class CompareTeamsJourneyTest {
    private static final Path SYSTEMS = Path.of("src/test/resources/systems").toAbsolutePath();
    private static final Path SAMPLE = Path.of("src/main/resources/dev/tidemark/sample/evolution").toAbsolutePath();

    @TempDir
    static Path room;

    private static RealWindow window;
    private static final List<TestDatabase> DATABASES = new ArrayList<>();

    @BeforeAll
    static void open() throws TimeoutException {
        window = RealWindow.open();
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        DATABASES.forEach(TestDatabase::close);
    }

    @ParameterizedTest
    @CsvSource({
        "ai-messaging, db/changelog.yaml, aimessaging, h2, 0",
        "ai-messaging, db/changelog.yaml, aimessaging, postgresql, 0",
        "users-and-tasks, db/changelog.yaml, usersandtasks, h2, 0",
        "users-and-tasks, db/changelog.yaml, usersandtasks, postgresql, 2",
        "chats-and-messages, db/changelog.json, chatsandmessages, h2, 0",
        "chats-and-messages, db/changelog.json, chatsandmessages, postgresql, 0",
        "evolution, db/changelog.yaml, evolution, h2, 0", "evolution, db/changelog.yaml, evolution, postgresql, 0"})
    void nothingThatMattersDiffers(String team, String root, String entities, String product, int cosmetic)
            throws TimeoutException, IOException, SQLException {
        TestDatabase database = product.equals("h2") ? H2Databases.memory() : PostgresServer.shared().fresh();
        DATABASES.add(database);
        Path folder = room.resolve(team + "-" + product);
        copy(team.equals("evolution") ? SAMPLE : SYSTEMS.resolve(team), folder);
        ProjectSettings project = project(folder, root, "dev.tidemark.systems." + entities);
        try (Opened opened = Opened.open(database, project)) {
            opened.upgrade("head");
        }
        ConnectionSpec spec = new ConnectionSpec(
                database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT);
        window.openWorkspace(team + " " + product, window.opening().open(spec, project));
        window.see(".timeline").click("#compare").see(".comparison .empty-title", "May Tidemark load");
        window.click(".comparison #first");
        if (cosmetic == 0) {
            window.see(".comparison .empty-title", "Both sides are equal");
        } else {
            window.see(".comparison #subtitle", cosmetic + " differences");
            assertThat(window.text("#weightBREAKING")).startsWith("0 ");
            assertThat(window.text("#weightNOTABLE")).startsWith("0 ");
            assertThat(window.text(".comparison #ticked")).isEqualTo("Nothing is ticked");
        }
        assertThat(window.cssWarnings()).isEmpty();
    }

    private static ProjectSettings project(Path folder, String root, String entities) {
        ProjectSettings read = new LocalFiles(Map.of(), folder).projects().read(folder);
        Path classes = Path.of(URI.create(
                CompareTeamsJourneyTest.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        return new ProjectSettings(
                folder, root, List.of(folder), List.of(), read.execution().choosing("none", ""), read.tables(),
                read.rules().withModel(new ModelSettings(List.of(classes), List.of(entities), null, null)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target);
            }
        }
    }
}
