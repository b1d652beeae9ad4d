package dev.tidemark.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.view.Workspace;
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

    private PlanViewModel made(MemoryEngine engine, Environment environment, PlanRequest request) {
        MemoryWindow window = new MemoryWindow(engine);
        PlanViewModel model = new PlanViewModel(
                window.workspace(environment), window.planning(), navigator, window.messages(), request);
        model.make();
        return model;
    }
}
