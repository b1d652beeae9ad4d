package dev.tidemark.ui.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryDrafting;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.revision.RevisionViewModel.State;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class RevisionViewModelTest {
    private final MemoryDrafting drafting = new MemoryDrafting();
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final RevisionViewModel model =
            new RevisionViewModel(
                    drafting, new DirectTaskRunner(), navigator, RevisionViewModel.Origin.DIFFERENCES, 1);

    @Test
    void theFilesAreShownBeforeAnythingIsWritten() {
        model.start();
        assertThat(model.stateProperty().get()).isEqualTo(State.SHOWN);
        assertThat(firstFile()).endsWith("add_orders_priority.sql");
        assertThat(drafting.written).isEmpty();
    }

    @Test
    void whatIsShownCanBeWritten() {
        model.start();
        assertThat(model.writableProperty().get()).isTrue();
    }

    @Test
    void whatIsSaidChangesTheFiles() {
        model.start();
        model.messageProperty().set("Priority of an order");
        model.formatProperty().set(ChangelogFormat.YAML);
        assertThat(firstFile()).endsWith("priority_of_an_order.yaml");
    }

    @Test
    void fillingInMakesTheFilesOnce() {
        model.start();
        assertThat(drafting.made).isEqualTo(1);
    }

    @Test
    void aConversionThatThePersonWantsIsNoGapAnyMore() {
        model.start();
        assertThat(Objects.requireNonNull(model.draftProperty().get()).gaps()).hasSize(1);
        model.convert("orders.total", true);
        assertThat(Objects.requireNonNull(model.draftProperty().get()).gaps()).isEmpty();
        model.convert("orders.total", false);
        assertThat(Objects.requireNonNull(model.draftProperty().get()).gaps()).hasSize(1);
    }

    @Test
    void withoutAMessageNothingIsWritten() {
        model.start();
        model.messageProperty().set("  ");
        assertThat(model.writableProperty().get()).isFalse();
        model.write();
        assertThat(drafting.written).isEmpty();
    }

    @Test
    void whatIsWrittenIsWhatWasShown() {
        model.start();
        var shown = Objects.requireNonNull(model.draftProperty().get()).files();
        model.write();
        assertThat(drafting.written).isEqualTo(shown);
        assertThat(model.stateProperty().get()).isEqualTo(State.WRITTEN);
    }

    @Test
    void afterWritingTheFileCanBeOpenedAndNothingIsWrittenTwice() {
        model.start();
        model.open();
        assertThat(drafting.opened).isEmpty();
        model.write();
        model.write();
        model.messageProperty().set("something else");
        assertThat(drafting.written).hasSize(2);
        assertThat(model.stateProperty().get()).isEqualTo(State.WRITTEN);
        model.open();
        assertThat(drafting.opened).containsExactly(drafting.written.getFirst().path());
    }

    @Test
    void aFailureStaysUntilItWorks() {
        drafting.failure = new Failure.Refused("The root changelog cannot be written.", "Give the right to write.");
        model.start();
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.writableProperty().get()).isFalse();
        drafting.failure = null;
        model.again();
        assertThat(model.stateProperty().get()).isEqualTo(State.SHOWN);
        assertThat(model.failureProperty().get()).isNull();
    }

    private String firstFile() {
        return String.valueOf(Objects.requireNonNull(model.draftProperty().get()).files().getFirst().path());
    }
}
