package dev.tidemark.domain.plan;

import static dev.tidemark.fixture.Timelines.changelog;
import static dev.tidemark.fixture.Timelines.id;
import static dev.tidemark.fixture.Timelines.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.domain.plan.PlanRequest.Verb;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.fixture.Timelines;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class PlannerTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "a b | c d; upgrade; head; apply c, apply d",
        "a b | c d; upgrade; +1; apply c",
        "a b | c d; upgrade; +9; apply c, apply d",
        "a b | c d; upgrade; c; apply c",
        "a b | c- d; upgrade; +1; apply d",
        "a b@ | c; upgrade; head; apply b, apply c",
        "a b c | ; rollback; -1; rollback c",
        "a b c | ; rollback; -9; rollback c, rollback b, rollback a",
        "a b c | ; rollback; a; rollback c, rollback b",
        "a b c | ; rollback; base; rollback c, rollback b, rollback a",
        "a b~ c | ; rollback; a; rollback c, unstamp b",
        "a b? c | ; rollback; base; rollback c, rollback a",
        "a~* b | ; rollback; base; rollback b, unstamp a",
        "a b~@ | ; rollback; -1; unstamp b",
        "a#v1 b c | ; rollback; tag:v1; rollback c, rollback b",
        "a b c | ; rollback; date:2026-11-03T12:00:00; rollback c",
        "a | b c; stamp; b; stamp b",
        "a | b c; stamp; head; stamp b, stamp c",
        "a! b! | c; stamp; base; unstamp b, unstamp a",
        "a b | c d; either; d; apply c, apply d",
        "a b | c d; either; a; rollback b",
        "a b | c d; either; b; ''"})
    void theStepsToATarget(String drawn, String verb, String target, String steps) throws TargetNotFound {
        Outline outline = outline(drawn, verb, target, false);

        assertThat(steps(outline)).isEqualTo(steps);
        assertThat(outline.blockers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "a b | c d; upgrade; d; apply d",
        "a b c | ; rollback; a; rollback a",
        "a b | c d; stamp; d; stamp d",
        "a b | c d; either; d; apply d",
        "a b | c d; either; a; rollback a"})
    void exactlyOneRevision(String drawn, String verb, String target, String steps) throws TargetNotFound {
        assertThat(steps(outline(drawn, verb, target, true))).isEqualTo(steps);
    }

    @Test
    void exactlyTheseAreUndoneOrDoneAgain() throws TargetNotFound {
        Target these = new Target.These(List.of(id("b"), id("c")));
        Planner planner = new Planner(timeline("a b c d |"));
        Outline down = planner.outline(PlanRequest.rollback(these));
        assertThat(steps(down)).isEqualTo("rollback c, rollback b");
        assertThat(down.notes()).containsExactly(
                "1 other revision ran after the first of these and may depend on them; they stay.");
        Outline up = new Planner(timeline("a | b c d")).outline(PlanRequest.upgrade(these));
        assertThat(steps(up)).isEqualTo("apply b, apply c");
        assertThat(Target.parse(these.toString())).isEqualTo(these);
    }

    @Test
    void whatWasOnlyRecordedIsSaidInTheRightNumber() throws TargetNotFound {
        assertThat(outline("a b~ |", "rollback", "base", false).notes())
                .containsExactly("1 of them was recorded without being run, and is only un-recorded.");
        assertThat(outline("a~ b~ |", "rollback", "base", false).notes())
                .containsExactly("2 of them were recorded without being run, and are only un-recorded.");
        assertThat(outline("a b c | ", "rollback", "date:2026-11-03T12:00:00", false).notes().getFirst())
                .startsWith("1 revision was recorded after");
    }

    /** Whoever meant another zone sees it here. */
    @Test
    void aDateNamesWhatItSelectsWithItsTimesAndTheLatestThatStays() throws TargetNotFound {
        assertThat(outline("a b c d | ", "rollback", "date:2026-11-03T12:00:00", false).notes()).containsExactly(
                "2 revisions were recorded after 2026-11-03T12:00 in the server's local time; the record has no zone."
                        + " These: " + Timelines.id("d") + " (2026-11-05T12:00), " + Timelines.id("c")
                        + " (2026-11-04T12:00).",
                "The latest one that was recorded before that, and stays: " + Timelines.id("b")
                        + " (2026-11-03T12:00).");
    }

    @Test
    void aWayDownStopsBeforeWhatCannotBeUndoneAndSaysHowFarItGoes() throws TargetNotFound {
        Outline outline = outline("a b! c d |", "rollback", "base", false);

        assertThat(steps(outline)).isEqualTo("rollback d, rollback c");
        Stop stop = Objects.requireNonNull(outline.stopsBefore());
        assertThat(stop.sentence()).startsWith("2 of 4 can be undone; the first that cannot is db.xml::b::ann");
        assertThat(outline.blockers()).extracting(Blocker::reason).containsExactly(Blocker.Reason.NOT_REVERSIBLE);
    }

    @Test
    void anEditedRevisionStopsAnUpgradeUntilItIsAccepted() throws TargetNotFound {
        assertThat(outline("a* b | c", "upgrade", "head", false).blockers())
                .extracting(Blocker::reason).containsExactly(Blocker.Reason.EDITED);

        Planner planner = new Planner(timeline("a* b | c"));
        Outline accepted = planner.outline(PlanRequest.upgrade(new Target.Head()).acceptingEdits());
        assertThat(steps(accepted)).isEqualTo("acceptEdited a, apply c");
        assertThat(accepted.blockers()).isEmpty();
    }

    @Test
    void oneEditIsAcceptedByItself() throws TargetNotFound {
        Planner planner = new Planner(timeline("a* b* | c"));
        PlanRequest request = PlanRequest.upgrade(new Target.Named("a")).justThat().acceptingEdits();
        Outline accepted = planner.outline(request);
        assertThat(steps(accepted)).isEqualTo("acceptEdited a");
        assertThat(accepted.blockers()).isEmpty();
        assertThat(accepted.direction()).isEqualTo(Direction.UP);
    }

    @Test
    void theRecordOfOneThatTheFilesDoNotHaveIsRemovedByItself() throws TargetNotFound {
        Planner planner = new Planner(timeline("a x? b | c"));
        Outline removed = planner.outline(PlanRequest.stamp(new Target.Named("x")).removing());
        assertThat(steps(removed)).isEqualTo("unstamp x");
        assertThat(removed.blockers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"a b | c; upgrade; a", "a b | c; rollback; c", "a b | c; rollback; head"})
    void aTargetOnTheOtherSideIsTheWrongWay(String drawn, String verb, String target) throws TargetNotFound {
        Outline outline = outline(drawn, verb, target, false);

        assertThat(outline.moves()).isEmpty();
        assertThat(outline.blockers()).extracting(Blocker::reason).containsExactly(Blocker.Reason.DIRECTION);
    }

    @Test
    void whatWasOnlyRecordedFromHereIsOnlyUnRecordedEvenWhereItsFileWasEditedOrItRunsAlways() throws TargetNotFound {
        Timeline timeline =
                Timelines.builder(id("a"), id("b")).build(changelog("a* b@ |"), Timelines.record("a* b@ |"));

        Outline outline = new Planner(timeline).outline(PlanRequest.rollback(new Target.Base()));

        assertThat(steps(outline)).isEqualTo("unstamp b, unstamp a");
    }

    @Test
    void anExcludedTargetIsSaidToBeExcluded() throws TargetNotFound {
        assertThat(outline("a | b-", "upgrade", "b", false).blockers())
                .extracting(Blocker::reason).containsExactly(Blocker.Reason.EXCLUDED);
    }

    @Test
    void aTagGoesToTheCurrentRevisionAndAnEmptyDatabaseHasNone() throws TargetNotFound {
        assertThat(steps(new Planner(timeline("a b | c")).outline(PlanRequest.tag("v1")))).isEqualTo("tag b");
        assertThat(new Planner(timeline("a b")).outline(PlanRequest.tag("v1")).blockers()).hasSize(1);
    }

    @Test
    void aRevisionThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> outline("a | b", "upgrade", "z", false))
                .isInstanceOf(TargetNotFound.class).hasMessageContaining("'z'").hasMessageContaining("history");
    }

    @Test
    void theCurrentPositionIsTheLastExecutedOfThisChangelog() {
        assertThat(timeline("a b c? | d").current()).isEqualTo(id("b"));
        assertThat(timeline("a b").current()).isNull();
    }

    private static Outline outline(String drawn, String verb, String target, boolean only) throws TargetNotFound {
        PlanRequest request = new PlanRequest(
                Verb.valueOf(verb.toUpperCase(java.util.Locale.ROOT)), Target.parse(target), only, false, false, null);
        return new Planner(timeline(drawn)).outline(request);
    }

    private static String steps(Outline outline) {
        return outline.moves().stream().map(m -> m.kind().word() + " " + m.entry().id().id())
                .collect(Collectors.joining(", "));
    }
}
