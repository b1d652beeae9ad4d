package dev.tidemark.domain.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FillDirectiveTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tidemark:batch table=big key=id size=500|big|id|500",
        "-- tidemark:batch key=id|''|id|10000",
        "Fills it. tidemark:batch key=id size=20_000 and takes a while|''|id|20000",
        "tidemark:batch table=app.big, key=\"User Id\", size=1|app.big|\"User Id\"|1",
        "/* tidemark:batch size=7 */|''|''|7",
        "tidemark:batch|''|''|10000"})
    void whatACommentAsksForIsRead(String comment, String table, String key, int size) {
        assertThat(FillDirective.in(comment)).isEqualTo(new FillDirective(table, key, size, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "adds a column", "batch key=id", "tidemark: batch", "see tidemark.yaml"})
    void otherCommentsAskForNothing(String comment) {
        assertThat(FillDirective.in(comment)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tidemark:batches key=id|says tidemark:batches, and Tidemark knows only tidemark:batch",
        "tidemark:batch key=id rows=5|knows table, key and size, and not 'rows'",
        "tidemark:batch size=0|has a size that is not a number from 1 to 10000000",
        "tidemark:batch size=many|has a size that is not a number from 1 to 10000000",
        "tidemark:batch size=99999999999|has a size that is not a number from 1 to 10000000"})
    void whatIsWrongWithItIsSaid(String comment, String fault) {
        assertThat(FillDirective.in(comment)).extracting(FillDirective::fault).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Fills it. tidemark:batch key=id size=5|Fills it.",
        "tidemark:batch key=id and takes a while|and takes a while",
        "tidemark:batch|''",
        "Adds a column|Adds a column"})
    void theTitleHasOnlyWhatIsForPeople(String comment, String words) {
        assertThat(FillDirective.without(comment)).isEqualTo(words);
    }

    @Test
    void itEndsWithItsLine() {
        assertThat(FillDirective.in("tidemark:batch key=id\nsize=5")).extracting(FillDirective::size)
                .isEqualTo(FillDirective.USUAL_SIZE);
    }
}
