package dev.tidemark.domain.script;

import static dev.tidemark.fixture.Timelines.id;
import static dev.tidemark.fixture.Timelines.record;
import static dev.tidemark.fixture.Timelines.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.plan.HistoryStatement;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.plan.TargetNotFound;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class ScriptRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "base:head; base:head",
        "head:base; head:base",
        ":head; current:head",
        "CURRENT:+1; current:+1",
        "head; current:head",
        "a:; a:head",
        "a:b; a:b",
        "db/x.xml::1::ann:db/x.xml::2::bob; db/x.xml::1::ann:db/x.xml::2::bob",
        "tag:v1:tag:v2; tag:v1:tag:v2",
        "tag:v1; current:tag:v1",
        "date:2026-11-01:head; date:2026-11-01T00:00:head",
        "head:date:2026-11-01T10:30:00; head:date:2026-11-01T10:30",
        "date:2026-11-01; current:date:2026-11-01T00:00",
        "-2:-1; -2:-1"})
    void bothEndsAreRead(String typed, String read) {
        assertThat(ScriptRange.parse(typed)).hasToString(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "a b | c d; head; d; a b c d",
        "a b | c d; c; c; a b c",
        "a b | c d; a; a; a",
        "a b | c d; base; ; ''",
        "a! b! | c d; base; ; ''",
        "a b | c- d; head; d; a b d"})
    void aTimelineCanStandElsewhere(String drawn, String target, String current, String recorded)
            throws TargetNotFound {
        Standing standing = Standing.at(timeline(drawn), record(drawn), Target.parse(target));

        assertThat(standing.timeline().current()).isEqualTo(current == null ? null : id(current));
        assertThat(standing.timeline().executed().stream().map(e -> e.id().id()))
                .isEqualTo(recorded.isEmpty() ? List.of() : List.of(recorded.split(" ")));
        assertThat(standing.record().rows()).hasSameSizeAs(standing.timeline().executed());
    }

    @Test
    void rowsGetTheNumberThatFollowsWhereTheyAreWritten() {
        String sql = "INSERT INTO public.log (ID, ORDEREXECUTED, TAG) VALUES ('a, b', 7, 'x''y')";

        assertThat(HistoryStatement.table(sql)).isEqualTo("public.log");
        assertThat(HistoryStatement.filled(sql, "public.log", "1")).isEqualTo(
                "INSERT INTO public.log (ID, ORDEREXECUTED, TAG) VALUES ('a, b', (SELECT COALESCE(MAX(ORDEREXECUTED), 0) + 1"
                        + " FROM public.log), 'x''y')");
    }

    @Test
    void preparedRowsBecomeLiterals() throws Unscriptable {
        Statement statement = new Statement(
                "INSERT INTO t (a, b, c) VALUES (?, ?, '?')", Statement.Nature.FIXED,
                List.of(List.of("it's", "NULL"), List.of("2", "x")));

        assertThat(Literals.texts(statement, id("a"))).containsExactly(
                "INSERT INTO t (a, b, c) VALUES ('it''s', NULL, '?')",
                "INSERT INTO t (a, b, c) VALUES ('2', 'x', '?')");
    }

    @Test
    void whatTextCannotCarryIsRefusedWithItsRevision() {
        Statement bytes = new Statement("INSERT INTO t VALUES (?)", Statement.Nature.FIXED,
                List.of(List.of("<bytes of a file>")));
        Statement code = new Statement("-- runs the class X", Statement.Nature.DECIDED_WHILE_RUNNING, List.of());

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Literals.texts(bytes, id("a")))
                .hasMessageContaining("db.xml::a::ann");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Literals.texts(code, id("a")))
                .hasMessageContaining("class X");
    }
}
