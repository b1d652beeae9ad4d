package dev.tidemark.ui.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.TryContexts;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.ui.contexts.ContextsViewModel.Mode;
import dev.tidemark.ui.contexts.ContextsViewModel.Outcome;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ContextsViewModelTest {
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b c d").inContext("prod", "b", "c"));
    private final ContextsViewModel model = new ContextsViewModel(
            window.workspace(Environment.DEVELOPMENT), window.status(), new TryContexts(new MemoryJournal()),
            navigator, window.messages());

    @Test
    void everyContextIsListedWithHowManyUseIt() {
        assertThat(model.items()).extracting(ContextsViewModel.Item::name).containsExactly("prod");
        assertThat(model.items().getFirst().revisions()).isEqualTo(2);
        assertThat(model.modeProperty().get()).isEqualTo(Mode.NONE);
    }

    @Test
    void whatTheChoiceOfNowExcludesIsSaidAtOnce() {
        assertThat(model.outcomeProperty().get()).isInstanceOf(Outcome.Known.class);
    }

    @Test
    void whatAChoiceExcludesIsSaidBeforeItIsUsed() {
        model.modeProperty().set(Mode.ALL);
        Outcome.Known all = (Outcome.Known) model.outcomeProperty().get();
        assertThat(all.excluded()).isEmpty();
        assertThat(all.line()).isEqualTo("With this, 4 of 4 revisions belong here and 3 of them wait to be applied.");
    }

    @Test
    void aTickChoosesSomeAndTheLastOneTakenAwayIsNotAll() {
        model.items().getFirst().chosen().set(true);
        assertThat(model.modeProperty().get()).isEqualTo(Mode.SOME);
        assertThat(model.outcomeProperty().get()).isInstanceOf(Outcome.Known.class);
        model.items().getFirst().chosen().set(false);
        assertThat(model.outcomeProperty().get()).isInstanceOf(Outcome.Incomplete.class);
        model.use();
        assertThat(navigator.went()).isEmpty();
    }

    @Test
    void aLabelExpressionIsCheckedWhileItIsTyped() {
        model.labelsProperty().set("one and");
        assertThat(model.outcomeProperty().get()).isInstanceOf(Outcome.Incomplete.class);
        model.labelsProperty().set("one and two");
        assertThat(model.outcomeProperty().get()).isInstanceOf(Outcome.Known.class);
    }

    @Test
    void usingItClosesTheCardAndOpensAgain() {
        model.items().getFirst().chosen().set(true);
        model.labelsProperty().set(" one ");
        model.use();
        assertThat(navigator.went()).containsExactly("close", "contexts 'prod' labels 'one'");
    }

    @Test
    void noneChosenIsNotAll() {
        model.use();
        assertThat(navigator.went()).containsExactly("close", "contexts 'null' labels ''");
        model.modeProperty().set(Mode.ALL);
        model.use();
        assertThat(navigator.went()).endsWith("close", "contexts '' labels ''");
    }
}
