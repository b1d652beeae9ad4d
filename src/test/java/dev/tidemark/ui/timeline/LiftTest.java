package dev.tidemark.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.MemoryEngine;
import dev.tidemark.fixture.Timelines;
import dev.tidemark.ui.fixture.MemoryWindow;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class LiftTest {
    private static final Map<StepKind, Lift.Mark> MARKS = Map.of(
            StepKind.APPLY, Lift.Mark.APPLY, StepKind.ROLLBACK, Lift.Mark.ROLL_BACK, StepKind.UNSTAMP,
            Lift.Mark.UNMARK);

    @ParameterizedTest
    @ValueSource(strings = {
        "a b c | d e f", "a! b c~ | d- e f", "a b* x? c | d e! f", "a c d@ | b e- f g", "| a b", "a b |", "a@ b | c- d",
        "x? | a b", "a b x? |"})
    void whatIsMarkedIsWhatThePlanRuns(String drawn) {
        MemoryWindow window = new MemoryWindow(new MemoryEngine(drawn));
        Timeline timeline = window.status().timeline();
        for (LiftStop stop : stops(timeline, TimelineOrder.NEWEST_FIRST, Set.of())) {
            Lift lift = Lift.over(stop, timeline);
            if (stop.request() == null) {
                assertThat(lift.marks()).isEmpty();
            } else {
                Plan plan = window.makePlan().make(
                        window.workspace(Environment.DEVELOPMENT).database(), stop.request());
                Map<RevisionId, Lift.Mark> planned = plan.steps().stream()
                        .collect(Collectors.toMap(s -> s.revision(), s -> Objects.requireNonNull(MARKS.get(s.kind()))));
                Set<Lift.Mark> moving = EnumSet.of(Lift.Mark.APPLY, Lift.Mark.ROLL_BACK, Lift.Mark.UNMARK);
                assertThat(lift.marks().entrySet().stream().filter(m -> moving.contains(m.getValue())))
                        .as("at %s of %s", stop, drawn)
                        .containsExactlyInAnyOrderElementsOf(planned.entrySet());
                assertThat(lift.count()).isEqualTo(plan.steps().size());
            }
        }
    }

    @Test
    void theLineStopsWhereSomethingCanBeLast() {
        // From the top: head of what waits, f, e-, d, the line, head of the deployment, c, x?, b, a
        assertThat(places("a b x? c | d e- f", TimelineOrder.NEWEST_FIRST))
                .containsExactly("1.0 f", "3.0 d", "4.5 home", "8.0 b", "9.0 a", "10.0 base");
    }

    @Test
    void withTheOldestOnTopItLiesBelowThem() {
        // From the top: head of the deployment, a, b, x?, c, the line, head of what waits, d, e-, f
        assertThat(places("a b x? c | d e- f", TimelineOrder.OLDEST_FIRST))
                .containsExactly("0.0 base", "2.0 a", "3.0 b", "5.5 home", "8.0 d", "10.0 f");
    }

    @Test
    void aFoldedGroupIsOnePlace() {
        Timeline timeline = Timelines.timeline("a b | c d");
        List<LiftStop> stops = stops(timeline, TimelineOrder.NEWEST_FIRST, Set.of(TimelineRows.WAITING));
        assertThat(Lift.over(stops.getFirst(), timeline).marks()).containsOnlyKeys(Timelines.id("c"),
                Timelines.id("d"));
    }

    @Test
    void whatCannotBeUndoneEndsTheWayDown() {
        Timeline timeline = Timelines.timeline("a b! c | d");
        Lift lift = Lift.over(stops(timeline, TimelineOrder.NEWEST_FIRST, Set.of()).getLast(), timeline);
        assertThat(lift.marks()).containsEntry(Timelines.id("c"), Lift.Mark.ROLL_BACK)
                .containsEntry(Timelines.id("b"), Lift.Mark.STOP)
                .doesNotContainKey(Timelines.id("a"));
        assertThat(lift.oneWay()).extracting(e -> e.id().id()).containsExactly("b");
    }

    @Test
    void whatCannotBeUndoneLaterIsNamedOnTheWayUp() {
        Timeline timeline = Timelines.timeline("a | b! c");
        Lift lift = Lift.over(stops(timeline, TimelineOrder.NEWEST_FIRST, Set.of()).getFirst(), timeline);
        assertThat(lift.oneWay()).extracting(e -> e.id().id()).containsExactly("b");
    }

    @Test
    void whatLiesOnTheWayAndStaysIsMarkedSo() {
        Timeline up = Timelines.timeline("a | b- c d-");
        assertThat(Lift.over(stops(up, TimelineOrder.NEWEST_FIRST, Set.of()).getFirst(), up).marks())
                .containsEntry(Timelines.id("b"), Lift.Mark.PASS)
                .doesNotContainKey(Timelines.id("d"));
        Timeline down = Timelines.timeline("a b x? c | d");
        assertThat(Lift.over(stops(down, TimelineOrder.NEWEST_FIRST, Set.of()).getLast(), down).marks())
                .containsEntry(Timelines.id("x"), Lift.Mark.PASS);
    }

    @ParameterizedTest
    @EnumSource(TimelineOrder.class)
    void theOrderChangesNothingAboutWhatIsDone(TimelineOrder order) {
        Timeline timeline = Timelines.timeline("a b | c d e");
        assertThat(stops(timeline, order, Set.of()).stream().map(s -> Lift.over(s, timeline).marks().size()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 1, 2);
    }

    private static List<String> places(String drawn, TimelineOrder order) {
        Timeline timeline = Timelines.timeline(drawn);
        return stops(timeline, order, Set.of()).stream().map(stop -> stop.at() + " " + name(stop, timeline)).toList();
    }

    private static String name(LiftStop stop, Timeline timeline) {
        if (stop.request() == null) {
            return "home";
        }
        String target = stop.request().target().toString();
        return timeline.entries().stream()
                .filter(e -> e.id().toString().equals(target))
                .map(TimelineEntry::id)
                .map(RevisionId::id)
                .findFirst()
                .orElse(target);
    }

    private static List<LiftStop> stops(Timeline timeline, TimelineOrder order, Set<String> folded) {
        TimelineRows.Shape shape = new TimelineRows.Shape(order, folded);
        return LiftStop.of(TimelineRows.of(timeline, TimelineFilter.ALL, shape).rows(), timeline, order);
    }
}
