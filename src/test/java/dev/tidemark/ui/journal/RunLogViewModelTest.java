package dev.tidemark.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.recovery.SentStatement;
import dev.tidemark.domain.recovery.SentStatement.Fate;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.journal.RunLogViewModel.Period;
import dev.tidemark.ui.journal.RunLogViewModel.State;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RunLogViewModelTest {
    private final List<String> recovered = new ArrayList<>();
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

    @Test
    void anInterruptedRunLeadsToWhatItLeftBehindWhereItsDatabaseIsOpen() {
        RunLogViewModel model = read(
                entry("1", "orders", "completed", ""), entry("2", "stock", "interrupted", ""),
                entry("3", "orders", "interrupted", ""));
        List<String> leading = model.rows().stream().filter(model::leadsToRecovery).map(r -> r.entry().id()).toList();
        assertThat(leading).containsExactly("3");
        model.recover(model.rows().stream().filter(model::leadsToRecovery).findFirst().orElseThrow());
        assertThat(recovered).containsExactly("3");
        RunLogWords words = new RunLogWords(window.messages());
        assertThat(words.message(model.rows().getFirst().entry(), true)).contains("no recorded end");
        assertThat(words.message(model.rows().getFirst().entry(), false)).contains("connect to that database");
    }

    @Test
    void aRunIsToldStepByStepWithWhatCameOfEachStatement() {
        RevisionId b = new RevisionId("db.xml", "b", "ann");
        StepTrace trace = new StepTrace(
                "apply", b,
                List.of(
                        new SentStatement("CREATE TABLE b (id int)", Fate.ENDED, 12),
                        new SentStatement("ALTER TABLE b\n  ADD x int", Fate.FAILED, 3)),
                false, "", 0, false, "");
        Journal.Entry plain = entry("1", "orders", "failed", "SELECT 1");
        Journal.Entry told = new Journal.Entry(
                "1", plain.startedAt(), "ann", plain.server(), "upgrade head", "f", plain.statements(), List.of(),
                "failed", "", 15,
                new Journal.Details(
                        new Journal.Place("PostgreSQL", "db", 5432, "orders", "public", "7/1", "laptop-7"), "up", true,
                        List.of(trace)));
        List<TraceLine> lines = TraceLine.of(told);
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).isEqualTo(new TraceLine.Step(trace));
        assertThat(((TraceLine.Sql) lines.get(2)).statement()).isEqualTo(trace.statements().get(1));
        assertThat(((TraceLine.Sql) lines.get(3)).statement()).isNull();
        assertThat(TraceLine.of(plain)).hasSize(1);
        RunLogWords words = new RunLogWords(window.messages());
        RunLogRow row = RunLogRow.of(told, ZoneId.of("UTC"));
        assertThat(words.title(row, "Failed")).isEqualTo("upgrade head  ·  Failed  ·  Trial run, rolled back");
        assertThat(words.facts(row)).contains("ann on laptop-7");
        assertThat(row.text()).contains("laptop-7");
    }

    private @Nullable Runnable recovery(Journal.Entry run) {
        return run.server().contains("orders") ? () -> recovered.add(run.id()) : null;
    }

    private RunLogViewModel read(Journal.Entry... entries) {
        List.of(entries).forEach(window.journal()::add);
        RunLogViewModel model = new RunLogViewModel(
                new RunLogViewModel.UseCases(window.readLog(), window.saving().log(), window.preferences(),
                        this::recovery),
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
