package dev.tidemark.domain.plan;

import static dev.tidemark.fixture.Timelines.id;
import static dev.tidemark.fixture.Timelines.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.Timeline;
import dev.tidemark.fixture.Timelines;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class TargetTest {

    @Test
    void whatAPersonTypesIsRead() {
        assertThat(Target.parse("head")).isEqualTo(new Target.Head());
        assertThat(Target.parse("base")).isEqualTo(new Target.Base());
        assertThat(Target.parse("+3")).isEqualTo(new Target.Forward(3));
        assertThat(Target.parse("-1")).isEqualTo(new Target.Back(1));
        assertThat(Target.parse("tag:v1")).isEqualTo(new Target.Tagged("v1"));
        assertThat(Target.parse("date:2026-11-21")).isEqualTo(new Target.At(LocalDateTime.of(2026, 11, 21, 0, 0)));
        assertThat(Target.parse("db.xml::1::ann")).isEqualTo(new Target.Named("db.xml::1::ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "+0", "-0", "date:yesterday"})
    void whatIsNoTargetIsRefusedInWords(String typed) {
        assertThatThrownBy(() -> Target.parse(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRevisionIsFoundByIdentityIdOrEnd() throws TargetNotFound {
        TargetResolver resolver = new TargetResolver(timeline("first second | third"));

        assertThat(resolver.named("db.xml::second::ann").id()).isEqualTo(id("second"));
        assertThat(resolver.named("third").id()).isEqualTo(id("third"));
        assertThat(resolver.named("hird").id()).isEqualTo(id("third"));
    }

    @Test
    void anAmbiguousEndNamesWhatItCouldBe() {
        assertThatThrownBy(() -> new TargetResolver(timeline("xa ya | b")).named("a"))
                .hasMessageContaining("db.xml::xa::ann").hasMessageContaining("db.xml::ya::ann");
    }

    @Test
    void anUnknownTagNamesTheKnownOnes() {
        assertThatThrownBy(() -> new TargetResolver(timeline("a#v1 | b")).tagged("v2")).hasMessageContaining("v1");
    }

    @Test
    void statesFollowFromFilesAndRecord() {
        Timeline timeline = timeline("a b~ c* d? e@ | f g-");

        assertThat(timeline.counts())
                .containsEntry(RevisionState.APPLIED, 1)
                .containsEntry(RevisionState.RECORDED_ONLY, 1)
                .containsEntry(RevisionState.EDITED, 1)
                .containsEntry(RevisionState.ORPHANED, 1)
                .containsEntry(RevisionState.REPEATS, 1)
                .containsEntry(RevisionState.PENDING, 1)
                .containsEntry(RevisionState.FILTERED, 1);
    }

    @Test
    void whatTheFilesPlaceBelowAnAppliedOneIsOutOfOrder() {
        Timeline timeline = Timelines.builder().build(Timelines.changelog("a b c"), Timelines.record("c |"));

        assertThat(timeline.in(RevisionState.OUT_OF_ORDER)).extracting(e -> e.id().id()).containsExactly("a", "b");
        assertThat(timeline.waiting()).extracting(e -> e.id().id()).containsExactly("a", "b");
    }

    @Test
    void whatWasStampedFromHereNeverRan() {
        Timeline timeline = Timelines.builder(id("a")).build(Timelines.changelog("a b"), Timelines.record("a b |"));

        assertThat(timeline.in(RevisionState.RECORDED_ONLY)).extracting(e -> e.id().id()).containsExactly("a");
    }

    @Test
    void aFingerprintSaysWhatChanged() {
        Fingerprint reviewed = new Fingerprint("c", "r", "s", "q", "t");

        assertThat(Fingerprint.parse(reviewed.value())).isEqualTo(reviewed);
        assertThat(reviewed.changesTo(reviewed)).isEmpty();
        assertThat(reviewed.changesTo(new Fingerprint("c", "r2", "s", "q", "t2"))).singleElement().asString()
                .contains("history");
        assertThat(reviewed.changesTo(new Fingerprint("c", "r", "s", "q", "t2"))).singleElement().asString()
                .contains("statements");
        assertThatThrownBy(() -> Fingerprint.parse("a-b")).isInstanceOf(IllegalArgumentException.class);
    }
}
