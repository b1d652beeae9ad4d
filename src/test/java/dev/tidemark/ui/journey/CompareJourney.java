package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.ui.fixture.RealWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The chatbot team's task gains a priority: it is found, written as the next revision, applied, and found no more. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CompareJourney {
    private static final Path TEAM = Path.of("src/test/resources/systems/todo-chatbot").toAbsolutePath();

    @TempDir
    static Path folder;

    private RealWindow window;
    private TestDatabase database;

    @BeforeAll
    void open() throws TimeoutException, IOException, SQLException {
        database = fresh();
        copy();
        Files.delete(folder.resolve("db/revisions/20260215_task_priority.xml"));
        Files.writeString(folder.resolve("db/changelog.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- Kept by hand; the order counts. -->
                <databaseChangeLog
                    xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <include file="db/revisions/20260201_initial_schema.xml"/>
                </databaseChangeLog>
                """);
        Files.writeString(folder.resolve("tidemark.yaml"), """
                # The team's own words
                changelog: db/changelog.xml
                model:
                  classPath: [%s]
                  packages: [dev.tidemark.systems.todochatbot.after]
                """.formatted(classes()));
        ProjectSettings project = new LocalFiles(Map.of(), folder).projects().read(folder);
        try (Opened opened = Opened.open(database, project)) {
            opened.upgrade("head");
        }
        window = RealWindow.open();
        ConnectionSpec spec = new ConnectionSpec(
                database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT);
        window.openWorkspace(
                "chatbot", window.opening().open(spec, project));
    }

    /** An empty database of the product that this is about. */
    abstract TestDatabase fresh() throws SQLException;

    private static void copy() throws IOException {
        try (Stream<Path> files = Files.walk(TEAM)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(TEAM.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Where this class was loaded from. */
    private static Path classes() {
        return Path.of(java.net.URI.create(
                CompareJourney.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    @AfterAll
    void close() throws TimeoutException {
        window.close();
        database.close();
    }

    @Test
    @Order(1)
    void nothingIsLoadedBeforeThePersonSaysThatTheClassesAreTrusted() throws Exception {
        window.click("#compare").see(".comparison .empty-title", "May Tidemark load");
        picture("trust");
        window.click(".comparison #first");
        window.see(".comparison #list");
        picture("found");
    }

    @Test
    @Order(2)
    void thePriorityIsFoundAndNothingElse() {
        assertThat(window.items(".comparison #list")).hasSize(2).last().asString().containsIgnoringCase("priority");
        assertThat(window.text(".comparison #ticked")).isEqualTo("1 is ticked");
    }

    @Test
    @Order(3)
    void theNextRevisionIsShownAndOnlyThenWritten() throws Exception {
        String root = Files.readString(folder.resolve("db/changelog.xml"));
        window.click(".comparison #draft").see(".revision .file-preview");
        picture("revision");
        assertThat(Files.readString(folder.resolve("db/changelog.xml"))).isEqualTo(root);
        assertThat(revisions()).hasSize(1);
        window.fill(".revision #message", "Priority of a task");
        window.click(".revision #write").see(".revision .saved", "Written");
        picture("written");
        assertThat(revisions()).hasSize(2).anyMatch(name -> name.contains("priority_of_a_task"));
        assertThat(Files.readString(folder.resolve("db/changelog.xml")))
                .startsWith(root.substring(0, root.indexOf("</databaseChangeLog>")).stripTrailing())
                .contains("priority_of_a_task");
    }

    private void picture(String stop) throws Exception {
        window.picture("compare-" + stop + "-" + getClass().getSimpleName());
    }

    private static List<String> revisions() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("db/revisions"))) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    @Order(4)
    void itIsPendingOnTheTimelineAndCanBeApplied() throws TimeoutException {
        window.click(".revision #write").see(".timeline");
        window.see("#apply", "Apply 1 pending");
        window.click("#apply").see("#copyFingerprint");
        window.click("#tick").click(".plan #apply").see("#ways").click("#back").see(".timeline");
    }

    @Test
    @Order(5)
    void thenBothSidesAreEqualAndNobodyIsAskedAgain() throws Exception {
        window.press(KeyCode.CONTROL, KeyCode.K).see(".comparison .empty-title", "Both sides are equal");
        picture("equal");
    }

    @Test
    @Order(6)
    void rolledBackItIsFoundAgainAndAppliedItIsGone() throws Exception {
        window.press(KeyCode.ESCAPE).see(".timeline").click(".topbar #rollBack").click(".card #choose");
        window.see(".screen-title", "Plan: roll back 1 revision");
        window.click("#lossTick").click("#tick");
        picture("down");
        window.click(".plan #apply");
        window.see(".screen-title", "Done: rolled back 1 revision").click("#back").see(".timeline");
        window.press(KeyCode.CONTROL, KeyCode.K).see(".comparison #ticked", "1 is ticked");
        assertThat(window.items(".comparison #list")).hasSize(2);

        window.press(KeyCode.ESCAPE).see(".timeline").click(".topbar #apply").click("#tick").click(".plan #apply");
        window.see(".screen-title", "Done: applied 1 revision").click("#back").see(".timeline");
        window.press(KeyCode.CONTROL, KeyCode.K).see(".comparison .empty-title", "Both sides are equal");
        assertThat(window.cssWarnings()).isEmpty();
    }
}
