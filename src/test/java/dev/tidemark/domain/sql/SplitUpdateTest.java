package dev.tidemark.domain.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitUpdateTest {

    @Test
    void aConditionIsPutBehindTheStatementsOwn() throws Unsplittable {
        SplitUpdate update = SplitUpdate.of("UPDATE big SET a = 1 WHERE b IS NULL OR c = 2;");
        assertThat(update.within("big.id >= ?"))
                .isEqualTo("UPDATE big SET a = 1\nWHERE (b IS NULL OR c = 2)\n  AND big.id >= ?");
    }

    @Test
    void withoutAConditionItIsTheOnlyOne() throws Unsplittable {
        assertThat(SplitUpdate.of("-- says it\nUPDATE big SET a = 1 -- all\n").within("big.id >= ?"))
                .isEqualTo("UPDATE big SET a = 1\nWHERE big.id >= ?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UPDATE big SET a = 1|big|big|big",
        "update app.big set a = 1|app.big|app.big|big",
        "UPDATE \"App\".\"Big\" SET a = 1|\"App\".\"Big\"|\"App\".\"Big\"|\"Big\"",
        "UPDATE ONLY big AS b SET a = 1|ONLY big|big|b",
        "UPDATE big b SET a = 1 FROM other o WHERE o.id = b.id|big|big|b"})
    void itKnowsWhatItChanges(String sql, String target, String table, String row) throws Unsplittable {
        SplitUpdate update = SplitUpdate.of(sql);
        assertThat(update.target()).isEqualTo(target);
        assertThat(update.table()).isEqualTo(table);
        assertThat(update.row()).isEqualTo(row);
    }

    @Test
    void itKnowsWhichColumnsItSets() throws Unsplittable {
        assertThat(SplitUpdate.of("UPDATE t SET a = CASE WHEN x = 1 THEN 'v' ELSE y END, \"B\" = f(c, d = 1), (e, f) ="
                + " (1, 2), g = h IS DISTINCT FROM i FROM u, v WHERE w = 1").sets())
                .containsExactlyInAnyOrder("a", "B", "e", "f", "g");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UPDATE t SET a = (SELECT max(a) FROM t o WHERE o.g = t.g)|true",
        "UPDATE t SET a = (SELECT max(a) FROM app.t)|true",
        "UPDATE t SET a = (SELECT max(a) FROM tt)|false",
        "UPDATE t SET a = EXTRACT(YEAR FROM d)|false"})
    void itKnowsWhetherItReadsWhatItChanges(String sql, boolean reads) throws Unsplittable {
        assertThat(SplitUpdate.of(sql).readsItself()).isEqualTo(reads);
    }

    @Test
    void itKnowsWhetherItAsksForTheTime() throws Unsplittable {
        assertThat(SplitUpdate.of("UPDATE t SET a = now()").asksTheTime()).isTrue();
        assertThat(SplitUpdate.of("UPDATE t SET a = 'now'").asksTheTime()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "DELETE FROM t", "INSERT INTO t VALUES (1)", "UPDATE t", "WITH x AS (SELECT 1) UPDATE t SET a = 1",
        "UPDATE t SET a = 1; UPDATE u SET a = 1", "UPDATE t SET a = 1 RETURNING a", "UPDATE t SET a = 1 WHERE",
        "UPDATE t SET a = 1 WHERE j ? 'x'", "UPDATE t SET a = 1 LIMIT 5", "UPDATE t SET a = 1 WHERE CURRENT OF c"})
    void whatCannotBeCutIsRefused(String sql) {
        assertThatThrownBy(() -> SplitUpdate.of(sql)).isInstanceOf(Unsplittable.class);
    }
}
