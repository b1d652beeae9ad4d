package dev.tidemark.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.script.ScriptRange;
import dev.tidemark.fixture.MemoryDocuments;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.ui.fixture.MemoryWindow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class SavingTest {
    private static final Path FILE = Path.of("x.sql");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_763_700_000_123L), ZoneOffset.UTC);

    private final MemoryDocuments documents = new MemoryDocuments();
    private final MemoryEngine engine = new MemoryEngine("a | b c");
    private final OpenDatabase database = new MemoryWindow(engine).workspace(Environment.DEVELOPMENT).database();
    private final ReadTimeline timeline = new ReadTimeline(new MemoryJournal());
    private final MakePlan plans = new MakePlan(timeline);

    @Test
    void aPlansScriptIsTheOneThatTheCommandLineMakes() {
        Plan plan = plans.make(database, PlanRequest.upgrade(new Target.Head()));
        new SaveScript(timeline, CLOCK, documents).save(database, plan, FILE);
        String expected = new ExportScript(timeline, CLOCK)
                .export(database, new ScriptRange(null, new Target.Head()))
                .text();
        assertThat(documents.texts().get(FILE)).isEqualTo(expected).contains("CREATE TABLE c");
    }

    @Test
    void aPlanThatNoLongerHoldsIsNotSavedAsAScript() {
        Plan plan = plans.make(database, PlanRequest.upgrade(new Target.Head()));
        new RunPlan(plans, new MemoryJournal())
                .run(database, plan, RunSettings.USUAL, new Agreement(true, null, false), RunListener.SILENT, new CancelToken());
        assertThatThrownBy(() -> new SaveScript(timeline, CLOCK, documents).save(database, plan, FILE))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("history changed");
        assertThat(documents.texts()).isEmpty();
    }

    @Test
    void aReportHasRowsOnlyWhereTheyAreAskedForAndNeverPasswords() {
        engine.sending("b", "INSERT INTO people (name) VALUES ('Ada')").sending("c",
                "CREATE ROLE x PASSWORD 'hunter2'");
        Plan plan = plans.make(database, PlanRequest.upgrade(new Target.Head()));
        RunOutcome outcome = new RunPlan(plans, new MemoryJournal())
                .run(database, plan, RunSettings.USUAL, new Agreement(true, null, false), RunListener.SILENT, new CancelToken());
        SaveReport.Ended ended = new SaveReport.Ended(plan, outcome, CLOCK.instant(), 7);
        SaveReport save = new SaveReport(documents, CLOCK);
        save.save(database, ended, false, Path.of("a.html"));
        save.save(database, ended, true, Path.of("b.json"));
        assertThat(documents.texts().get(Path.of("a.html"))).doesNotContain("Ada").doesNotContain("hunter2");
        assertThat(documents.texts().get(Path.of("b.json"))).contains("Ada").doesNotContain("hunter2");
    }
}
