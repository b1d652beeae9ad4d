package dev.tidemark.ui.journey;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.O;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.TAB;
import static javafx.scene.input.KeyCode.W;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.ui.fixture.RealWindow;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first minute with a project of one's own: a Spring project's folder, and the form by keyboard. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class FolderJourneyTest {
    @TempDir
    static Path folder;

    private static RealWindow window;
    private static TestDatabase database;

    @BeforeAll
    static void open() throws TimeoutException, SQLException {
        database = H2Databases.file(folder);
        try (Connection made = database.connect()) {
            assertThat(made.isValid(1)).isTrue(); // a file that is not there is not made by looking
        }
        new ChangelogFolder(folder)
                .file("src/main/resources/application.yml", """
                        spring:
                          datasource:
                            url: %s
                            username: %s
                            password: ${DB_PASSWORD}
                          liquibase:
                            change-log: classpath:/db/changelog/db.changelog-master.yaml
                        """.formatted(database.url(), database.user()))
                .file(".env", "DB_PASSWORD=" + database.password() + "\n")
                .file("src/main/resources/db/changelog/db.changelog-master.yaml", """
                        databaseChangeLog:
                          - include: {file: customers.sql, relativeToChangelogFile: true}
                        """)
                .file("src/main/resources/db/changelog/customers.sql",
                        "--liquibase formatted sql\n\n" + ChangelogFolder.table("customer"));
        window = RealWindow.open();
    }

    @AfterAll
    static void close() throws TimeoutException {
        window.close();
        database.close();
    }

    @Test
    @Order(1)
    void aSpringProjectIsFoundAndTested() throws TimeoutException {
        window.see("#folder");
        window.go(navigator -> navigator.openFolder(folder));
        window.see("#rootNote", "application.yml:7").see("#connectionNote", "application.yml:3");
        assertThat(window.text("#changelog")).isEqualTo("db/changelog/db.changelog-master.yaml");
        window.click("#test").see(".answer-success", "one changeset");
    }

    @Test
    @Order(2)
    void theProjectFileIsShownAndWritten() throws TimeoutException {
        window.click("#writeFile").see("#previewText", "changelog: db/changelog/db.changelog-master.yaml");
        assertThat(window.text("#previewText")).doesNotContain(database.user() + "\n");
        window.click("#write").see(".answer-success", "tidemark.yaml");
        assertThat(folder.resolve("tidemark.yaml")).content().contains("searchPath: [src/main/resources]");
    }

    @Test
    @Order(3)
    void itOpensOnItsTimeline() throws TimeoutException {
        window.click("#open").seeText("Current position: before everything");
        assertThat(window.text(".topbar #apply")).isEqualTo("Apply 1 pending…");
    }

    @Test
    @Order(4)
    void theFormThatConnectsIsUsedByKeysAloneAfterTheMouse() throws TimeoutException {
        window.press(CONTROL, O).see("#postgresql");
        assertThat(window.focused().getId()).isEqualTo("postgresql");
        window.press(RIGHT).see("#file");
        to("file").write(path() + "x");
        to("user").write(database.user()).press(TAB).write(database.password());
        window.press(ENTER).see(".failure-what", "There is no H2 database");
    }

    @Test
    @Order(5)
    void whatWasWrongIsTypedAgainAndConnectsToLookOnly() throws TimeoutException {
        to("file").press(CONTROL, A).write(path());
        to("lookOnly").press(SPACE).see("#environmentNote", "Nothing can be written");
        to("folder").write(folder.toString());
        window.press(ENTER).see(".topbar #look", "LOOK ONLY");
        window.seeText("Current position: before everything");
    }

    @Test
    @Order(6)
    void whatWasOpenedOpensAgainFromTheFirstScreen() throws TimeoutException {
        window.press(CONTROL, W).press(CONTROL, W).see("#recent");
        assertThat(window.focused().getId()).isEqualTo("recent");
        assertThat(window.items("#recent")).singleElement().asString().contains("lookOnly=true");
        window.press(ENTER).see(".topbar #look", "LOOK ONLY").seeText("Current position: before everything");
    }

    @Test
    @Order(7)
    void aFolderThatIsDroppedOnTheFirstScreenIsLookedThrough() throws TimeoutException {
        window.press(CONTROL, W).see("#recent");
        assertThat(drag(DragEvent.DRAG_OVER, folder.resolve("tidemark.yaml")).isAccepted()).isFalse();
        assertThat(drag(DragEvent.DRAG_OVER, folder).isAccepted()).isTrue();
        drag(DragEvent.DRAG_DROPPED, folder);
        window.see("#open").see("#changelog", "db.changelog-master.yaml");
    }

    /** What happens where a person drags {@code file} over the first screen's heading, or drops it there. */
    private static DragEvent drag(EventType<DragEvent> type, Path file) {
        Node at = window.node("#recent");
        AtomicReference<DragEvent> sent = new AtomicReference<>();
        window.go(navigator -> {
            Dragboard board = DragboardHelper.createDragboard(dragged(file));
            DragEvent event = new DragEvent(
                    type, board, 10, 10, 10, 10, TransferMode.COPY, null, null, new PickResult(at, 10, 10));
            sent.set(event);
            at.fireEvent(event);
        });
        return Objects.requireNonNull(sent.get());
    }

    /** What a file manager offers when a file is dragged from it. */
    private static TKClipboard dragged(Path file) {
        return (TKClipboard) Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(), new Class<?>[]{TKClipboard.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContent" -> List.of(file.toFile());
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                    default -> null;
                });
    }

    private static String path() {
        return database.url().replace("jdbc:h2:file:", "").replaceFirst(";.*", "");
    }

    /** Presses Tab until the field of that name has the focus. */
    private static RealWindow to(String id) {
        Node before = window.focused();
        for (int i = 0; i < 60; i++) {
            window.press(TAB);
            if (id.equals(window.focused().getId())) {
                return window;
            }
        }
        throw new AssertionError("Tab does not lead from " + before + " to " + id);
    }
}
