package dev.tidemark.ui.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.ui.comparison.ComparisonRow.Tick;
import dev.tidemark.ui.comparison.ComparisonViewModel.State;
import dev.tidemark.ui.fixture.DirectTaskRunner;
import dev.tidemark.ui.fixture.MemoryComparing;
import dev.tidemark.ui.fixture.RecordingNavigator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class ComparisonViewModelTest {
    private static final SideChoice MODEL = SideChoice.of(SideChoice.Kind.MODEL, "");
    private static final SideChoice DATABASE = SideChoice.of(SideChoice.Kind.DATABASE, "shop");

    private final MemoryComparing comparing = new MemoryComparing();
    private final List<Difference> drafted = new ArrayList<>();
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final ComparisonViewModel model = new ComparisonViewModel(
            comparing, new DirectTaskRunner(), navigator, List.of(MODEL, DATABASE),
            chosen -> drafted.addAll(chosen.differences()));

    @Test
    void nothingIsReadBeforeThePersonTrustsTheClasses() {
        comparing.trusted = false;
        model.compare();
        assertThat(model.stateProperty().get()).isEqualTo(State.ASKING_TRUST);
        assertThat(comparing.compared).isZero();
        model.trust();
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
    }

    @Test
    void withoutClassesItAsksWhereTheyAre() {
        comparing.classPath = List.of();
        model.compare();
        assertThat(model.stateProperty().get()).isEqualTo(State.NO_MODEL);
        model.useClasses(List.of(Path.of("build/classes")));
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
    }

    @Test
    void theDifferencesOfATableStandBelowIt() {
        model.compare();
        assertThat(keys())
                .containsExactly(
                        "missing table invoices ", "group table orders", "missing column orders.email ",
                        "missing column orders.priority ", "changed column orders.total type",
                        "unexpected index orders.ix_orders_created ", "unexpected column orders.mail ");
    }

    @Test
    void aFoldedTableHidesItsDifferences() {
        model.compare();
        ComparisonRow.Group orders = (ComparisonRow.Group) row("group table orders");
        model.fold(orders);
        assertThat(keys()).containsExactly("missing table invoices ", "group table orders");
        model.fold((ComparisonRow.Group) row("group table orders"));
        assertThat(keys()).hasSize(7);
    }

    @Test
    void whatMattersIsTickedAtFirstAndNothingThatTakesAway() {
        model.compare();
        assertThat(ticked()).containsExactly(
                "missing table invoices ", "missing column orders.email ", "missing column orders.priority ",
                "changed column orders.total type");
        assertThat(row("group table orders").tick()).isEqualTo(Tick.SOME);
    }

    @Test
    void theTickOfATableIsThatOfAllItsDifferences() {
        model.compare();
        model.tick(row("group table orders"));
        assertThat(row("group table orders").tick()).isEqualTo(Tick.ALL);
        model.tick(row("group table orders"));
        assertThat(ticked()).containsExactly("missing table invoices ");
    }

    @Test
    void tickingAllMeansAllThatIsShown() {
        model.compare();
        model.tickAll(false);
        model.toggle(Weight.BREAKING);
        model.tickAll(true);
        assertThat(model.tickedProperty().get()).isEqualTo(2);
    }

    @Test
    void aHiddenWeightIsNotShownAndKeepsItsTicks() {
        model.compare();
        int before = model.tickedProperty().get();
        model.toggle(Weight.BREAKING);
        assertThat(keys()).containsExactly(
                "group table orders", "changed column orders.total type", "unexpected index orders.ix_orders_created ");
        assertThat(model.tickedProperty().get()).isEqualTo(before);
    }

    @Test
    void aSearchShowsWhatMentionsIt() {
        model.compare();
        model.search("PRIORITY");
        assertThat(keys()).containsExactly("group table orders", "missing column orders.priority ");
    }

    @Test
    void comparingAgainKeepsTheTicksOfThePerson() {
        model.compare();
        model.tickAll(false);
        model.tick(row("changed column orders.total type"));
        model.compare();
        assertThat(ticked()).containsExactly("changed column orders.total type");
    }

    @Test
    void whatIsTickedAndNoMoreThereIsForgotten() {
        model.compare();
        comparing.differences.removeIf(d -> d.object().name().equals("invoices"));
        model.compare();
        assertThat(model.tickedProperty().get()).isEqualTo(3);
    }

    @Test
    void aRenameIsToldToTheComparison() {
        model.compare();
        ComparisonRow.Item item = (ComparisonRow.Item) row("missing column orders.email ");
        assertThat(item.proposal()).isNotNull();
        if (item.proposal() != null) {
            model.rename(item.proposal());
        }
        assertThat(comparing.renames).extracting(r -> r.now().name()).containsExactly("orders.email");
    }

    @Test
    void aRuleIsShownBeforeItIsWrittenAndThenItLeavesTheDifferenceOut() {
        model.compare();
        Difference index = ((ComparisonRow.Item) row("unexpected index orders.ix_orders_created ")).difference();
        IgnoreViewModel ignore = new IgnoreViewModel(model, index, null);
        ignore.preview();
        assertThat(ignore.changeProperty().get()).isNull();
        ignore.reasonProperty().set("made by the DBA");
        ignore.preview();
        assertThat(ignore.changeProperty().get()).isNotNull();
        assertThat(model.ignored()).isEmpty();
        ignore.write();
        assertThat(model.ignored()).hasSize(1);
        assertThat(keys()).doesNotContain("unexpected index orders.ix_orders_created ");
        model.toggleIgnored();
        assertThat(keys()).contains("unexpected index orders.ix_orders_created ");
    }

    @Test
    void anotherReasonHasToBeShownAgain() {
        model.compare();
        IgnoreViewModel ignore = new IgnoreViewModel(model, comparing.differences.getFirst(), null);
        ignore.reasonProperty().set("first");
        ignore.preview();
        ignore.reasonProperty().set("second");
        assertThat(ignore.changeProperty().get()).isNull();
    }

    @Test
    void theRevisionIsMadeOfWhatIsTicked() {
        model.compare();
        model.draft();
        assertThat(drafted).hasSize(4);
    }

    @Test
    void aRevisionIsMadeForTheDatabaseThatIsShownOnly() {
        model.compare();
        assertThat(model.draftable()).isTrue();
        model.swap();
        assertThat(model.draftable()).isFalse();
    }

    @Test
    void otherSidesBeginAnew() {
        model.compare();
        model.tickAll(true);
        SideChoice file = new SideChoice(SideChoice.Kind.FILE, "schema.json", Path.of("schema.json"), -1);
        model.choose(file, DATABASE);
        assertThat(model.choices()).contains(file);
        assertThat(model.tickedProperty().get()).isEqualTo(4);
        assertThat(comparing.compared).isEqualTo(2);
    }

    @Test
    void aFailureIsShownAndCanBeTriedAgain() {
        comparing.failure = new Failure.Cancelled("Nothing was changed.");
        model.compare();
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        comparing.failure = null;
        model.compare();
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
        comparing.failure = new Failure.Cancelled("Nothing was changed.");
        model.compare();
        assertThat(model.stateProperty().get()).isEqualTo(State.READY);
        assertThat(keys()).hasSize(7);
    }

    private List<String> keys() {
        return model.rows().stream().map(ComparisonRow::key).toList();
    }

    private List<String> ticked() {
        return model.rows().stream()
                .filter(row -> row instanceof ComparisonRow.Item && row.tick() == Tick.ALL)
                .map(ComparisonRow::key)
                .toList();
    }

    private ComparisonRow row(String key) {
        return model.rows().stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
    }
}
