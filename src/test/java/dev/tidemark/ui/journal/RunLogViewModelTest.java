package dev.tidemark.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.Journal;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.journal.RunLogViewModel.Period;
import dev.tidemark.ui.journal.RunLogViewModel.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RunLogViewModelTest {
    private final MemoryWindow window = new MemoryWindow(new MemoryEngine("a |"));

    @Test
    void aSearchLooksThroughTheSqlAsWell() {
        RunLogViewModel model = read(
                entry("1", "orders", "completed", "CREATE TABLE people"),
                entry("2", "orders", "failed", "DROP TABLE x"));
        model.queryProperty().set("PEOPLE");
        assertThat(model.rows()).extracting(r -> r.entry().id()).containsExactly("1");
        model.clearFilter();
        assertThat(model.rows()).hasSize(2);
    }

    @Test
    void databaseOutcomeAndTimeNarrowIt() {
        RunLogViewModel model = read(
                entry("1", "orders", "completed", ""), entry("2", "stock", "failed", ""),
                entry("3", "orders", "interrupted", ""));
        assertThat(model.databases()).containsExactly("orders", "stock");
        assertThat(model.outcomes()).containsExactly("completed", "failed", "interrupted");
        model.databaseProperty().set("orders");
        model.outcomeProperty().set("interrupted");
        assertThat(model.rows()).extracting(r -> r.entry().id()).containsExactly("3");
        model.clearFilter();
        model.periodProperty().set(Period.DAY);
        assertThat(model.rows()).isEmpty();
        assertThat(model.count()).isEqualTo(3);
    }

    @Test
    void anExportHoldsWhatIsShownInTheFormThatTheFileNames() {
        RunLogViewModel model =
                read(entry("1", "orders", "completed", "SELECT 1"), entry("2", "x", "failed", "SELECT 2"));
        model.outcomeProperty().set("failed");
        model.export(model.rows(), Path.of("log.json"));
        model.export(model.rows(), Path.of("log.html"));
        String json = String.valueOf(window.documents().texts().get(Path.of("log.json")));
        assertThat(json).contains("\"runs\"").contains("SELECT 2").doesNotContain("SELECT 1");
        assertThat(window.documents().texts().get(Path.of("log.html"))).startsWith("<!DOCTYPE html>");
        assertThat(model.savedProperty().get()).contains("log.html");
    }

    @Test
    void rowsAreCopiedAsATable() {
        RunLogViewModel model = read(entry("1", "orders", "completed", ""));
        assertThat(model.table(model.rows())).contains("\tann\t").contains("upgrade head").endsWith("\n");
    }

    @Test
    void amongTenThousandRunsTheOneThatIsLookedForIsShown() {
        for (int i = 0; i < 10_000; i++) {
            window.journal().add(entry("r" + i, "orders", "completed", "CREATE TABLE t" + i + " (id int)"));
        }
        RunLogViewModel model = read();
        model.queryProperty().set("t9999 ");
        assertThat(model.rows()).extracting(r -> r.entry().id()).containsExactly("r9999");
    }

    private RunLogViewModel read(Journal.Entry... entries) {
        List.of(entries).forEach(window.journal()::add);
        RunLogViewModel model = new RunLogViewModel(
                new RunLogViewModel.UseCases(window.readLog(), window.saving().log(), window.preferences()),
                new DirectTaskRunner(), new RecordingNavigator(), window.messages());
        model.read();
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
        return model;
    }

    private static Journal.Entry entry(String id, String database, String outcome, String sql) {
        return new Journal.Entry(
                id, Instant.parse("2020-11-21T10:00:00Z"), "ann",
                "PostgreSQL 18.0, jdbc:postgresql://db/x, database " + database + ", schema public", "upgrade head",
                "f",
                List.of(sql), List.of("apply db.xml::a::ann executed"), outcome, "", 5);
    }
}
