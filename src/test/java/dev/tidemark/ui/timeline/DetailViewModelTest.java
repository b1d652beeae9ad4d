package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.EvaluatePreconditions;
import dev.tidemark.application.ReadDetail;
import dev.tidemark.application.ShowSource;
import dev.tidemark.application.Status;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.Timelines;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryWindow;
import dev.tidemark.ui.fixture.RecordingNavigator;
import dev.tidemark.ui.timeline.Standing.Said;
import dev.tidemark.ui.timeline.Standing.Way;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class DetailViewModelTest {
    private final RecordingNavigator navigator = new RecordingNavigator();

    @Test
    void selectingARevisionEvaluatesNothing() {
        MemoryEngine engine = new MemoryEngine("a | b");
        DetailViewModel model = show(new MemoryWindow(engine), "b");
        assertThat(model.sqlProperty().get()).isInstanceOf(DetailViewModel.Sql.Known.class);
        assertThat(engine.evaluated()).isZero();
        model.evaluate();
        assertThat(engine.evaluated()).isEqualTo(1);
        assertThat(model.conditionsProperty().get()).isInstanceOf(DetailViewModel.Conditions.Known.class);
    }

    @Test
    void theFileIsOpenedInTheSystemsEditorAndItsFolderShown() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b"));
        DetailViewModel model = show(window, "b");
        model.source(ShowSource.Way.OPEN);
        model.source(ShowSource.Way.SHOW_FOLDER);
        assertThat(window.sources().asked()).containsExactly("open /project/db.xml", "folder of /project/db.xml");
        window.sources().refuse();
        model.source(ShowSource.Way.OPEN);
        assertThat(navigator.went()).containsExactly("failed: The system has no program for it.");
    }

    @Test
    void aPendingOneSaysWhenItsTurnIs() {
        assertThat(said("a | b c", "c")).containsExactly("standing.pending");
        assertThat(ways("a | b c", "c")).containsExactly("action.applyTo", "action.applyOnly");
    }

    @Test
    void whereNothingCanBeWrittenItSaysWhyOnceAndOffersNoPlan() {
        DetailViewModel model =
                show(new MemoryWindow(new MemoryEngine("a | b c").readOnly("You chose to look only.")), "c");
        Standing standing = Objects.requireNonNull(model.standingProperty().get());
        assertThat(standing.ways()).isEmpty();
        assertThat(standing.sentences().stream().filter(s -> s.arguments().contains("You chose to look only.")))
                .hasSize(1);
    }

    @Test
    void anEditedOneOffersToAcceptJustThat() {
        assertThat(said("a* b* | c", "a")).startsWith("standing.edited");
        assertThat(ways("a* b* | c", "a")).containsExactly("detail.file.open", "standing.accept");
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a* b* | c"));
        DetailViewModel model = show(window, "a");
        Way.Plan accept = (Way.Plan) Objects.requireNonNull(model.standingProperty().get()).ways().getLast();
        assertThat(accept.request().only()).isTrue();
        assertThat(accept.request().acceptEdited()).isTrue();
    }

    @Test
    void anEditedOneStandsBeforeEveryPendingOne() {
        assertThat(said("a* | b", "b")).containsExactly("standing.pending", "standing.blocked.edited");
    }

    @Test
    void anOrphanedOneOffersToRemoveItsRecordOnly() {
        assertThat(said("a x? | b", "x")).containsExactly("standing.orphaned", "standing.orphaned.ways");
        assertThat(ways("a x? | b", "x")).containsExactly("standing.unrecord");
    }

    @Test
    void withoutChosenContextsAPendingOneWaitsForThem() {
        MemoryWindow window = new MemoryWindow(new MemoryEngine("a | b").withContexts("prod"));
        DetailViewModel model = show(window, "b");
        Standing standing = Objects.requireNonNull(model.standingProperty().get());
        assertThat(standing.sentences()).extracting(Said::key).contains("standing.blocked.contexts");
        assertThat(standing.ways()).first().isInstanceOf(Way.Contexts.class);
        model.chooseContexts();
        assertThat(navigator.went()).containsExactly("choose contexts");
    }

    @Test
    void aMarkedOneAndAnExcludedOneSaySo() {
        assertThat(said("a~ | b", "a")).containsExactly("standing.marked");
        assertThat(ways("a~ | b", "a")).containsExactly("action.unmark");
        assertThat(said("a | b-", "b")).containsExactly("standing.plain", "standing.filtered");
        assertThat(said("a@ | b", "a")).containsExactly("standing.repeats.always");
    }

    private List<String> said(String drawn, String name) {
        DetailViewModel model = show(new MemoryWindow(new MemoryEngine(drawn)), name);
        return Objects.requireNonNull(model.standingProperty().get()).sentences().stream().map(Said::key).toList();
    }

    private List<String> ways(String drawn, String name) {
        DetailViewModel model = show(new MemoryWindow(new MemoryEngine(drawn)), name);
        return Objects.requireNonNull(model.standingProperty().get()).ways().stream().map(Way::key).toList();
    }

    private DetailViewModel show(MemoryWindow window, String name) {
        DetailViewModel.UseCases useCases = new DetailViewModel.UseCases(
                new ReadDetail(), new EvaluatePreconditions(), new ShowSource(window.sources()));
        DetailViewModel model = new DetailViewModel(
                window.workspace(Environment.DEVELOPMENT), useCases, runner -> new DirectTaskRunner(), navigator);
        Status status = window.status();
        TimelineEntry entry = Objects.requireNonNull(status.timeline().find(Timelines.id(name)));
        model.show(status, entry);
        return model;
    }
}
