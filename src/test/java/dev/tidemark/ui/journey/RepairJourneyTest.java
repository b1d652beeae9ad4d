package dev.tidemark.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.fixture.ClassLeakCheck;
import dev.tidemark.ui.fixture.RealWindow;
import dev.tidemark.ui.view.SampleOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a statement that fails to its repair, and what the run log says of it afterwards. */
@ExtendWith(ClassLeakCheck.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("window")
class RepairJourneyTest {
    private static final String INCLUDE = """
              - include:
                  file: wrong.sql
                  relativeToChangelogFile: true
            """;
    private static final String WRONG = """
            --liquibase formatted sql
            --changeset ann:wrong
            CREATE TABLE repaired (id int PRIMARY KEY, name varchar(20) NOT NUL);
            --rollback DROP TABLE repaired;
            """;

    @TempDir
    static Path folder;

    private static RealWindow window;
    private static Path project;
    private static OpenDatabase demo;

    @BeforeAll
    static void open() throws TimeoutException, IOException {
        window = RealWindow.open();
        demo = window.sample().open(new SampleOpener.Choice(SampleOpener.Demo.TODO, SampleOpener.Place.MEMORY));
        project = demo.project().folder();
        String name = demo.connection().url().replaceFirst("jdbc:h2:mem:", "").replaceFirst(";.*", "");
        Files.writeString(project.resolve("db/wrong.sql"), WRONG);
        Files.writeString(project.resolve("db/changelog.yaml"), INCLUDE, StandardOpenOption.APPEND);
        window.go(navigator -> navigator.connect());
        window.click("#h2Memory").fill("#memory", name).fill("#user", String.valueOf(demo.connection().user()));
        window.fill("#folder", project.toString()).fill("#changelog", "db/changelog.yaml").click("#connect");
        window.see(".topbar #apply", "Apply 8");
    }

    @AfterAll
    static void close() throws TimeoutException {
        demo.close();
        window.close();
    }

    @Test
    @Order(1)
    void thePlanIsSearchedAndSaved() throws TimeoutException, IOException {
        window.click(".topbar #apply").see(".screen-title", "Plan: apply 8");
        window.press(KeyCode.CONTROL, KeyCode.F).write("legacy_code").see("#found", "1 of ");
        window.press(KeyCode.ESCAPE);
        Path file = folder.resolve("plan.sql");
        window.willChoose(file).click(".plan #save").click("#saveScript").see("#saved", "plan.sql");
        assertThat(Files.readString(file)).contains("Made by Tidemark").contains("NOT NUL");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    @Order(2)
    void theStatementThatFailsIsShownWithItsPlace() throws TimeoutException {
        window.click("#lossTick").click(".plan #apply");
        window.see(".result .screen-title", "Failed after 7 of 8").see(".failure-what", "Syntax error");
        window.see("#retry").see("#undo");
        assertThat(window.text(".result #marked")).contains("character");
    }

    @Test
    @Order(3)
    void theFileIsMendedAndTheRestRuns() throws TimeoutException, IOException {
        Files.writeString(project.resolve("db/wrong.sql"), WRONG.replace("NOT NUL)", "NOT NULL)"));
        window.click("#retry").see(".screen-title", "Plan: apply 1 revision").click(".plan #apply");
        window.see(".result .screen-title", "Done: applied 1 revision");
    }

    @Test
    @Order(4)
    void whatWasDoneCanBeUndone() throws TimeoutException {
        window.click("#undo").see(".screen-title", "Plan: roll back 1 revision");
        assertThat(window.items(".plan #list")).anyMatch(row -> row.contains("repaired"));
        window.click("#lossTick").click(".plan #apply");
        window.see(".result .screen-title", "Done: rolled back 1 revision").click("#back");
        window.see(".topbar #apply", "Apply 1 pending");
    }

    @Test
    @Order(5)
    void theRunLogIsSearchedAndExported() throws TimeoutException, IOException {
        window.go(navigator -> navigator.runLog());
        window.see(".runlog .screen-title", "Run log").see(".runlog #table").fill(".runlog #query", "NOT NUL)");
        TableView<?> table = (TableView<?>) window.node(".runlog #table");
        assertThat(table.getItems()).hasSize(1);
        Path page = folder.resolve("log.html");
        window.willChoose(page).click(".runlog #export").click("#allHtml").see("#saved", "log.html");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("failed").contains("repaired");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page))).isEqualTo("rw-------");
        window.press(KeyCode.ESCAPE).press(KeyCode.ESCAPE).see(".timeline");
    }

    @Test
    @Order(6)
    void theWindowsThreadNeverAskedADatabaseAndNoStyleIsWrong() {
        assertThat(window.databases().onWindowsThread()).isEmpty();
        assertThat(window.cssWarnings()).isEmpty();
    }
}
