package dev.tidemark.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.foresight.DataAnswer;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.Timelines;
import dev.tidemark.ui.fixture.HeldTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.view.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class PlanViewModelTest {
    private static final PlanRequest HEAD = PlanRequest.upgrade(new Target.Head());

    private final RecordingNavigator navigator = new RecordingNavigator();

    @Test
    void onAnUnprotectedConnectionATickIsEnough() {
        PlanViewModel model = made(new MemoryEngine("a | b c"), Environment.DEVELOPMENT, HEAD);
        assertThat(model.readyProperty().get()).isFalse();
        model.consent().tickedProperty().set(true);
        assertThat(model.readyProperty().get()).isTrue();
        model.apply();
        assertThat(navigator.agreed()).isEqualTo(new Agreement(true, null, false));
    }

    @Test
    void onAProtectedOneTheNameIsTyped() {
        PlanViewModel model = made(new MemoryEngine("a | b c"), Environment.PRODUCTION, HEAD);
        model.consent().tickedProperty().set(true);
        model.consent().typedProperty().set("order");
        assertThat(model.readyProperty().get()).isFalse();
        model.apply();
        assertThat(navigator.went()).isEmpty();
        model.consent().typedProperty().set("orders");
        assertThat(model.readyProperty().get()).isTrue();
        model.apply();
        assertThat(navigator.agreed()).isEqualTo(new Agreement(true, "orders", false));
    }

    @Test
    void whatDestroysDataNamesItAndTakesATickOfItsOwn() {
        MemoryEngine engine = new MemoryEngine("a | b").sending("b", "DROP TABLE customers");
        PlanViewModel model = made(engine, Environment.DEVELOPMENT, HEAD);
        assertThat(model.consent().losses()).singleElement().asString().contains("customers");
        model.consent().tickedProperty().set(true);
        assertThat(model.readyProperty().get()).isFalse();
        model.consent().lossTickedProperty().set(true);
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void onAThrowawayDatabaseOnlyLossesAreAskedFor() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b"));
        Workspace normal = window.workspace(Environment.DEVELOPMENT);
        Workspace throwaway = new Workspace("x", normal.database(), normal.tasks(), true);
        PlanViewModel model = new PlanViewModel(throwaway, window.planning(), navigator, window.messages(), HEAD);
        model.make();
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void aBlockedPlanCannotBeAgreedTo() {
        PlanViewModel model = made(new MemoryEngine("a* | b"), Environment.DEVELOPMENT, HEAD);
        model.consent().tickedProperty().set(true);
        assertThat(model.readyProperty().get()).isFalse();
        model.acceptEdits();
        assertThat(navigator.planned()).isEqualTo(HEAD.acceptingEdits());
    }

    @Test
    void aTargetThatNamesNothingIsAFailureWithWords() {
        PlanViewModel model =
                made(new MemoryEngine("a | b"), Environment.DEVELOPMENT,
                        PlanRequest.upgrade(new Target.Named("zebra")));
        assertThat(model.stateProperty().get()).isEqualTo(PlanViewModel.State.FAILED);
        assertThat(String.valueOf(model.failureProperty().get())).contains("zebra");
    }

    @Test
    void theHistoryRowIsFoldedAwayAndCanBeOpened() {
        PlanViewModel model = made(new MemoryEngine("a | b"), Environment.DEVELOPMENT, HEAD);
        assertThat(model.reader().rows()).noneMatch(r -> r instanceof PlanRow.Line line && line.history());
        model.reader().toggleHistory(0);
        assertThat(model.reader().rows()).anyMatch(r -> r instanceof PlanRow.Line line && line.history());
        model.reader().toggleHistory(0);
        assertThat(model.reader().rows()).noneMatch(r -> r instanceof PlanRow.Line line && line.history());
    }

    @Test
    void theScriptHoldsEveryStatementAndNoHistory() {
        PlanViewModel model = made(new MemoryEngine("a | b c"), Environment.DEVELOPMENT, HEAD);
        assertThat(model.script()).isEqualTo("CREATE TABLE b (id int);\n\nCREATE TABLE c (id int);");
    }

    @Test
    void thePlanIsThereBeforeTheRowsAreCounted() {
        MemoryWindow window = new MemoryWindow(thereAlready());
        HeldTaskRunner tasks = new HeldTaskRunner();
        tasks.hold();
        PlanViewModel model = held(window, tasks);
        model.make();
        tasks.letGoOne();
        assertThat(model.stateProperty().get()).isEqualTo(PlanViewModel.State.READY);
        assertThat(model.countingProperty().get()).isEqualTo("Counting rows…");
        assertThat(model.reader().dangers()).doesNotContainKey(PlanRow.Danger.FAILS);
        model.consent().tickedProperty().set(true);
        List<Boolean> flickers = new ArrayList<>();
        model.readyProperty().subscribe((was, now) -> flickers.add(now));
        tasks.letGoOne();
        assertThat(model.countingProperty().get()).isEmpty();
        assertThat(model.reader().dangers()).containsEntry(PlanRow.Danger.FAILS, 1);
        assertThat(model.readyProperty().get()).isTrue();
        assertThat(flickers).isEmpty();
    }

    @Test
    void whileRowsAreCountedItCanBeRunAndTheRestIsNotCounted() {
        MemoryWindow window = new MemoryWindow(thereAlready());
        HeldTaskRunner tasks = new HeldTaskRunner();
        tasks.hold();
        PlanViewModel model = held(window, tasks);
        model.make();
        tasks.letGoOne();
        model.consent().tickedProperty().set(true);
        model.apply();
        assertThat(navigator.went()).containsExactly("run");
        assertThat(model.countingProperty().get()).isEmpty();
        tasks.letGoOne();
        assertThat(model.reader().dangers()).doesNotContainKey(PlanRow.Danger.FAILS);
    }

    @Test
    void aTableThatIsThereAlreadyStandsBesideItsStatementWithAWayOut() {
        PlanViewModel model = made(thereAlready(), Environment.DEVELOPMENT, HEAD);
        int row = model.reader().danger(PlanRow.Danger.FAILS, -1, 1);
        PlanRow.Remark remark = (PlanRow.Remark) model.reader().rows().get(row);
        assertThat(remark.place()).extracting(PlanRow.Place::step, PlanRow.Place::statement).containsExactly(1, 0);
        assertThat(remark.isThere()).isTrue();
        model.markInstead(remark.place().step());
        assertThat(navigator.planned())
                .isEqualTo(PlanRequest.stamp(new Target.Named(Timelines.id("c").toString())).justThat());
    }

    @Test
    void aDatabaseThatDoesNotCountIsSaidBesideThePlan() {
        MemoryEngine engine = new MemoryEngine("a | b");
        MemoryWindow window = new MemoryWindow(engine);
        HeldTaskRunner tasks = new HeldTaskRunner();
        tasks.hold();
        PlanViewModel model = held(window, tasks);
        model.make();
        tasks.letGoOne();
        engine.silent(new Failure.WrongUsage("It does not answer.", ""));
        tasks.letGoOne();
        assertThat(model.stateProperty().get()).isEqualTo(PlanViewModel.State.READY);
        assertThat(model.countingProperty().get()).isEqualTo("Rows were not counted: It does not answer.");
    }

    private static MemoryEngine thereAlready() {
        return new MemoryEngine("a | b c").answering("c", new DataAnswer.Count(0));
    }

    private PlanViewModel held(MemoryWindow window, HeldTaskRunner tasks) {
        Workspace direct = window.workspace(Environment.DEVELOPMENT);
        return new PlanViewModel(
                new Workspace("orders", direct.database(), tasks, false), window.planning(), navigator,
                window.messages(), HEAD);
    }

    private PlanViewModel made(MemoryEngine engine, Environment environment, PlanRequest request) {
        MemoryWindow window = new MemoryWindow(engine);
        PlanViewModel model = new PlanViewModel(
                window.workspace(environment), window.planning(), navigator, window.messages(), request);
        model.make();
        return model;
    }
}
