package dev.tidemark.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class HowViewModelTest {
    private static final Clock EVENING = Clock.fixed(Instant.parse("2026-11-21T22:15:00Z"), ZoneOffset.UTC);
    private static final PlanRequest HEAD = PlanRequest.upgrade(new Target.Head());

    private final RecordingNavigator navigator = new RecordingNavigator();
    private final MemoryWindow window = new MemoryWindow(
            new MemoryEngine("a | b c d").alone("d", "CREATE INDEX CONCURRENTLY d_i ON d (id)"));
    private final Workspace workspace = window.workspace(Environment.DEVELOPMENT);
    private final Plan plan = window.makePlan().make(workspace.database(), HEAD);

    private HowViewModel how() {
        HowViewModel made =
                new HowViewModel(workspace, window.planning().how(), navigator, window.messages(), EVENING);
        made.set(made.findOrNot(plan));
        return made;
    }

    private static RunSettings settings(HowViewModel how) {
        return how.nowProperty().get().settings();
    }

    @Test
    void byItselfEachRevisionRunsAndLocksAreWaitedForFiveMinutes() {
        assertThat(settings(how())).isEqualTo(RunSettings.USUAL);
        assertThat(how().words()).containsExactly("Each revision by itself", "waits for locks up to 5 min");
    }

    @Test
    void whatWasChosenIsRememberedForTheConnectionButNotTheEndOfTheWindow() {
        HowViewModel first = how();
        HowDraft draft = new HowDraft(first, plan, navigator);
        draft.wholeProperty().set(true);
        draft.locks().text().set("90 s");
        draft.statement().text().set("2 min");
        draft.notAfter().text().set("2:30");
        draft.use();
        assertThat(navigator.went()).containsExactly("close");
        assertThat(settings(first).notAfter()).isEqualTo(Instant.parse("2026-11-22T02:30:00Z"));
        assertThat(first.words()).containsExactly(
                "All or nothing in 2 parts", "waits for locks up to 1 min 30 s", "a statement may take 2 min",
                "starts nothing new after 02:30 tomorrow");
        RunSettings again = settings(how());
        assertThat(again.commit()).isEqualTo(Commit.WHOLE_PLAN);
        assertThat(again.locks().total()).isEqualTo(Duration.ofSeconds(90));
        assertThat(again.statementTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(again.notAfter()).isNull();
        HowDraft usual = new HowDraft(how(), plan, navigator);
        usual.usual();
        usual.use();
        assertThat(settings(how())).isEqualTo(RunSettings.USUAL);
    }

    @Test
    void whatCannotBeReadIsSaidAtItsFieldAndNotUsed() {
        HowViewModel how = how();
        HowDraft draft = new HowDraft(how, plan, navigator);
        draft.locks().text().set("5");
        assertThat(draft.locks().problemProperty().get()).contains("with its unit");
        draft.statement().text().set("1 ms");
        assertThat(draft.statement().problemProperty().get()).isEqualTo("At least 100 ms.");
        draft.notAfter().text().set("25:00");
        assertThat(draft.notAfter().problemProperty().get()).contains("time of the day");
        draft.use();
        assertThat(settings(how)).isEqualTo(RunSettings.USUAL);
        assertThat(navigator.went()).isEmpty();
        draft.locks().text().set("once");
        draft.statement().text().set("None");
        draft.notAfter().text().set("");
        assertThat(draft.usableProperty().get()).isTrue();
        draft.use();
        assertThat(settings(how).locks().retries()).isFalse();
    }

    @Test
    void theEndOfTheWindowSaysHowFarAwayItIs() {
        HowDraft draft = new HowDraft(how(), plan, navigator);
        draft.notAfter().text().set("23:00");
        assertThat(draft.notAfter().meaningProperty().get()).isEqualTo("23:00, in 45 min. What runs then is finished.");
    }

    @Test
    void thePlanRunsAsWasChosen() {
        PlanViewModel model =
                new PlanViewModel(workspace, window.planning(), navigator, window.messages(), HEAD);
        model.make();
        HowDraft draft = Objects.requireNonNull(model.howDraft());
        draft.wholeProperty().set(true);
        draft.use();
        model.consent().tickedProperty().set(true);
        model.apply();
        RunOrder order = Objects.requireNonNull(navigator.ordered());
        assertThat(order.settings().commit()).isEqualTo(Commit.WHOLE_PLAN);
        assertThat(order.isTrial()).isFalse();
        assertThat(order.units()).hasSize(2);
        assertThat(order.allOrNothing()).isFalse();
    }

    @Test
    void allOrNothingShowsWhereThePlanIsCutAllTheSame() {
        PlanViewModel model =
                new PlanViewModel(workspace, window.planning(), navigator, window.messages(), HEAD);
        model.make();
        PlanReader reader = model.reader();
        assertThat(reader.rows()).noneMatch(row -> row instanceof PlanRow.Unit);
        assertThat(reader.rows()).anyMatch(row -> row.text().contains("CONCURRENTLY cannot run inside a transaction"));
        HowDraft draft = Objects.requireNonNull(model.howDraft());
        draft.wholeProperty().set(true);
        draft.use();
        List<PlanRow> units = reader.rows().stream().filter(row -> row instanceof PlanRow.Unit).toList();
        assertThat(units).extracting(PlanRow::text)
                .containsExactly("One transaction: steps 1 to 2", "By itself, not in a transaction: step 3");
        assertThat(reader.step(units.getFirst()))
                .isEqualTo("CREATE TABLE b (id int);\n\nCREATE TABLE c (id int);");
        int first = reader.rows().indexOf(units.getFirst());
        int second = reader.rows().indexOf(units.getLast());
        for (int i = first; i + 1 < second; i++) {
            assertThat(reader.rows().get(i).place().with(reader.rows().get(i + 1).place())).isTrue();
        }
        assertThat(reader.rows().get(second - 1).place().with(reader.rows().get(second).place())).isFalse();
        reader.foldAll();
        assertThat(reader.rows()).filteredOn(row -> row instanceof PlanRow.Unit).hasSize(2);
        assertThat(reader.rows()).hasSize(5);
    }

    @Test
    void allOrNothingGivesWayWhereItIsRefusedAndSaysWhy() {
        MemoryWindow scans = new MemoryWindow(
                new MemoryEngine("a | b c").sending("c", "ALTER TABLE a ALTER COLUMN x SET NOT NULL"));
        PlanViewModel free = new PlanViewModel(
                scans.workspace(Environment.DEVELOPMENT), scans.planning(), navigator, scans.messages(), HEAD);
        free.make();
        HowDraft draft = Objects.requireNonNull(free.howDraft());
        assertThat(draft.whyNotWhole()).isEmpty();
        draft.wholeProperty().set(true);
        draft.use();
        assertThat(free.how().warning()).isEmpty();
        PlanViewModel model = new PlanViewModel(
                scans.workspace(Environment.PRODUCTION), scans.planning(), navigator, scans.messages(), HEAD);
        model.make();
        assertThat(settings(model.how()).commit()).isEqualTo(Commit.EACH_REVISION);
        assertThat(model.how().warning()).contains("chosen here before", "protected", "Each revision runs by itself.");
        assertThat(Objects.requireNonNull(model.howDraft()).whyNotWhole()).contains("protected connection");
        assertThat(model.trialDraft()).isNull();
        assertThat(Objects.requireNonNull(model.whyNoTrial()).what()).contains("protected");
    }

    @Test
    void aTrialIsAgreedToOnItsCardAndEndsInTime() {
        MemoryWindow other = new MemoryWindow(new MemoryEngine("a | b c"));
        PlanViewModel model = new PlanViewModel(
                other.workspace(Environment.DEVELOPMENT), other.planning(), navigator, other.messages(), HEAD);
        model.make();
        TrialDraft draft = Objects.requireNonNull(model.trialDraft());
        draft.limitProperty().set("2 h");
        assertThat(draft.problemProperty().get()).isEqualTo("At most 1 h.");
        draft.start();
        assertThat(navigator.went()).isEmpty();
        draft.limitProperty().set("90 s");
        draft.start();
        RunOrder order = Objects.requireNonNull(navigator.ordered());
        assertThat(order.trial()).isEqualTo(Duration.ofSeconds(90));
        assertThat(order.allOrNothing()).isTrue();
        assertThat(navigator.agreed()).isEqualTo(new Agreement(true, null, true));
        assertThat(model.readyProperty().get()).isFalse();
    }
}
