package dev.tidemark.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Doubts;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.recovery.Classification;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.fault.Truth.One;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge of the kill test finds every wrong word about a revision. */
class TruthTest {
    private static Truth truth(boolean recorded, List<Boolean> done, List<Boolean> shown) {
        return new Truth(Map.of("r", new One(recorded, done, shown)));
    }

    private static Doubts said(Classification... words) {
        return new Doubts(LockState.ABSENT, null, List.of(), List.of(), Stream.of(words)
                .map(word -> new Doubt(new RevisionId("root.sql", "r", "ann"), "r", false, word, List.of(), List.of(),
                        List.of()))
                .toList(), List.of());
    }

    @Test
    void whatIsThereAndWhatIsRecordedGiveTheClassification() {
        assertThat(truth(true, List.of(true, true), List.of(true, true)).apart()).isEmpty();
        assertThat(truth(false, List.of(false, false), List.of(true, true)).apart()).isEmpty();
        assertThat(new One(true, List.of(true, false), List.of(true, true)).classification())
                .isEqualTo(Classification.HALF_UNDONE);
        assertThat(new One(true, List.of(false, false), List.of(true, true)).classification())
                .isEqualTo(Classification.UNDONE_NOT_UNRECORDED);
        assertThat(new One(false, List.of(true, false), List.of(true, true)).classification())
                .isEqualTo(Classification.HALF_APPLIED);
        assertThat(new One(false, List.of(true, true), List.of(true, true)).classification())
                .isEqualTo(Classification.APPLIED_NOT_RECORDED);
    }

    @ParameterizedTest
    @EnumSource(Classification.class)
    void everyOtherWordIsFound(Classification word) {
        Truth half = truth(false, List.of(true, false), List.of(true, true));
        assertThat(half.wrong(said(word), false).isEmpty()).isEqualTo(word == Classification.HALF_APPLIED);
    }

    @Test
    void silenceIsFoundWhereRecordAndSchemaDoNotAgree() {
        assertThat(truth(false, List.of(true, false), List.of(true, true)).wrong(said(), false)).hasSize(1);
        assertThat(truth(false, List.of(true, true), List.of(true, true)).wrong(said(), false)).hasSize(1);
        assertThat(truth(true, List.of(false), List.of(true)).wrong(said(), false)).hasSize(1);
        assertThat(truth(true, List.of(true), List.of(true)).wrong(said(), false)).isEmpty();
        assertThat(truth(false, List.of(false), List.of(true)).wrong(said(), false)).isEmpty();
        assertThat(truth(false, List.of(true), List.of(true)).wrong(said(), true)).hasSize(1);
        assertThat(truth(false, List.of(true), List.of(false)).wrong(said(), true)).isEmpty();
    }

    @Test
    void thatNobodyCanTellIsRightOnlyOfWhatLeavesNoTrace() {
        assertThat(
                truth(false, List.of(true, false), List.of(true, false)).wrong(said(Classification.CANNOT_TELL), false))
                .isEmpty();
        assertThat(
                truth(false, List.of(true, false), List.of(true, true)).wrong(said(Classification.CANNOT_TELL), false))
                .hasSize(1);
    }
}
