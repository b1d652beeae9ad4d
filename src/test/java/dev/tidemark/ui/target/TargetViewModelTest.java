package dev.tidemark.ui.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.target.TargetViewModel.Purpose;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class TargetViewModelTest {
    private final RecordingNavigator navigator = new RecordingNavigator();

    @Test
    void theNearestWayBackComesFirstAndBeforeEverythingLast() {
        assertThat(names(model("a b c | d", Purpose.ROLL_BACK))).containsExactly("b 1", "a 2", "base 3");
    }

    @Test
    void whatCanBeMarkedIsWhatIsPending() {
        assertThat(names(model("a | c d", Purpose.MARK))).containsExactly("c 1", "d 2");
    }

    @Test
    void aSearchNarrowsTheChoice() {
        TargetViewModel model = model("a#blue b c | d", Purpose.ROLL_BACK);
        model.textProperty().set("blue");
        assertThat(names(model)).containsExactly("a 2");
    }

    @Test
    void choosingPlansTheWayThere() {
        TargetViewModel model = model("a b c | d", Purpose.ROLL_BACK);
        model.choose(model.choices().getFirst());
        assertThat(navigator.planned()).isEqualTo(PlanRequest.rollback(new Target.Named("db.xml::b::ann")));
        model.choose(model.choices().getLast());
        assertThat(navigator.planned()).isEqualTo(PlanRequest.rollback(new Target.Base()));
    }

    @Test
    void aTagNeedsANameThatIsNotTaken() {
        TagViewModel model = new TagViewModel(new MemoryWindow(new MemoryEngine("a#blue b |")).status(), navigator);
        model.tag();
        model.nameProperty().set("blue");
        assertThat(model.problemProperty().get()).isEqualTo("tag.taken");
        model.tag();
        assertThat(navigator.went()).isEmpty();
        model.nameProperty().set(" green ");
        model.tag();
        assertThat(navigator.planned()).isEqualTo(PlanRequest.tag("green"));
    }

    @Test
    void withNothingAppliedThereIsNothingToTag() {
        TagViewModel model = new TagViewModel(new MemoryWindow(new MemoryEngine("| a")).status(), navigator);
        model.nameProperty().set("green");
        assertThat(model.usable()).isFalse();
    }

    private TargetViewModel model(String drawn, Purpose purpose) {
        return new TargetViewModel(purpose, new MemoryWindow(new MemoryEngine(drawn)).status(), navigator);
    }

    private static List<String> names(TargetViewModel model) {
        return model.choices().stream()
                .map(c -> (c.entry() == null ? "base" : c.entry().id().id()) + " " + c.distance())
                .toList();
    }
}
