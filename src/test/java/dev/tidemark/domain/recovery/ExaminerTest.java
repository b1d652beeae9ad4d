package dev.tidemark.domain.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.schema.Column;
import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.Index;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.schema.PrimaryKey;
import dev.tidemark.domain.schema.Schema;
import dev.tidemark.domain.schema.Table;
import dev.tidemark.domain.schema.View;
import dev.tidemark.domain.sql.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminerTest {
    /** What is there: a table {@code t (id, name)} with a key, an index, a broken index and a view. */
    private static final Schema SCHEMA = new Schema(
            Schema.Origin.database("postgresql", "18", List.of()),
            List.of(new Table(
                    ObjectName.of("t"),
                    List.of(Column.of("id", DataType.of("integer"), false),
                            Column.of("name", DataType.varchar(20), true)),
                    new PrimaryKey("t_pkey", List.of("id")), List.of(), List.of(), List.of(),
                    List.of(Index.of("ix", false, List.of("name")),
                            new Index("broken", false, "btree", List.of(Index.Key.of("name")), List.of(), "", true,
                                    false)),
                    Table.Traits.NONE)),
            List.of(new View(ObjectName.of("v"), "SELECT 1", List.of(), false, "", List.of())),
            List.of(), List.of(), List.of(), List.of(), List.of());

    private static Doubt examine(Commits commits, @Nullable StepTrace trace, String... statements) {
        return new Examiner("public", SCHEMA, List.of()).examine(new Suspect(
                new RevisionId("db.sql", "r", "ann"), "r", false, false,
                Stream.of(statements).map(Statement::fixed).toList(), null, commits, false, trace, List.of()));
    }

    private static StepTrace sent(int count, String... statements) {
        List<SentStatement> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(new SentStatement(Redactor.sql(statements[i]), SentStatement.Fate.ENDED, 1));
        }
        return new StepTrace("apply", null, sent, false, "", 0, false, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CREATE TABLE t (id INT, name VARCHAR(20)) | DONE",
        "CREATE TABLE public.\"T\" (id INT) | DONE",
        "CREATE TABLE other (id INT) | NOT_DONE",
        "CREATE TABLE t (id INT, missing INT) | CANNOT_TELL",
        "CREATE INDEX ix ON t (name) | DONE",
        "CREATE INDEX CONCURRENTLY broken ON t (name) | NOT_DONE",
        "CREATE INDEX ON t (name) | CANNOT_TELL",
        "DROP INDEX ix | NOT_DONE",
        "DROP INDEX gone | DONE",
        "DROP TABLE IF EXISTS gone | CANNOT_TELL",
        "CREATE VIEW v AS SELECT 1 | DONE",
        "CREATE OR REPLACE VIEW v AS SELECT 1 | CANNOT_TELL",
        "CREATE OR REPLACE VIEW w AS SELECT 1 | NOT_DONE",
        "DROP VIEW v | NOT_DONE",
        "ALTER TABLE t ADD COLUMN name TEXT | DONE",
        "ALTER TABLE ONLY t ADD note TEXT | NOT_DONE",
        "ALTER TABLE t ADD (note TEXT, more TEXT) | NOT_DONE",
        "ALTER TABLE t DROP COLUMN name | NOT_DONE",
        "ALTER TABLE t DROP old | DONE",
        "ALTER TABLE t RENAME TO u | NOT_DONE",
        "ALTER TABLE s RENAME TO t | DONE",
        "ALTER TABLE t RENAME COLUMN title TO name | DONE",
        "ALTER TABLE t ALTER COLUMN title RENAME TO name | DONE",
        "ALTER TABLE t ALTER COLUMN name TYPE VARCHAR(20) | DONE",
        "ALTER TABLE t ALTER COLUMN name SET DATA TYPE text | NOT_DONE",
        "ALTER TABLE t ALTER COLUMN id TYPE int4 | DONE",
        "ALTER TABLE t ALTER COLUMN id SET NOT NULL | DONE",
        "ALTER TABLE t ALTER COLUMN name SET NOT NULL | NOT_DONE",
        "ALTER TABLE t ALTER COLUMN name DROP NOT NULL | DONE",
        "ALTER TABLE t ALTER name SET DEFAULT 'x' | NOT_DONE",
        "ALTER TABLE t ALTER name DROP DEFAULT | DONE",
        "ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (id) | DONE",
        "ALTER TABLE t ADD PRIMARY KEY (id) | DONE",
        "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES u (id) | NOT_DONE",
        "ALTER TABLE t DROP CONSTRAINT fk | DONE",
        "CREATE SEQUENCE s | NOT_DONE",
        "CREATE TYPE mood AS ENUM ('a') | NOT_DONE",
        "CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 1' | NOT_DONE",
        "COMMENT ON TABLE t IS 'words' | NOT_DONE",
        "INSERT INTO t VALUES (1) | CANNOT_TELL",
        "UPDATE t SET name = 'x' | CANNOT_TELL",
        "VACUUM | CANNOT_TELL",
        "CREATE TABLE tidemark_x (id INT) | CANNOT_TELL"
    })
    void eachKindOfStatementIsSeenByWhatItLeaves(String sql, Presence expected) {
        assertThat(examine(Commits.EACH, null, sql.strip()).statements().getFirst().presence()).isEqualTo(expected);
    }

    @Test
    void whatALaterStatementTakesAwayAgainIsNotMissing() {
        Doubt doubt = examine(Commits.EACH, null,
                "CREATE TABLE draft (id INT)", "CREATE INDEX draft_ix ON draft (id)", "DROP TABLE draft",
                "CREATE TABLE t (id INT, name TEXT)");

        assertThat(doubt.classification()).isEqualTo(Classification.APPLIED_NOT_RECORDED);
    }

    @Test
    void aRenamedTableTakesItsColumnsAlong() {
        Doubt doubt = examine(Commits.EACH, null,
                "CREATE TABLE draft (id INT)", "ALTER TABLE draft ADD name TEXT", "ALTER TABLE draft RENAME TO t",
                "CREATE TABLE more (id INT)");

        assertThat(doubt.classification()).isEqualTo(Classification.HALF_APPLIED);
        assertThat(doubt.numbers(Presence.DONE)).containsExactly(1, 2, 3);
        assertThat(doubt.suggested()).extracting(Remedy::title).isEqualTo("Finish from statement 4");
    }

    @Test
    void rowsThatNoChangeOfTheSchemaFollowedAreUndoneWithTheProcess() {
        String[] all = {"CREATE TABLE t (id INT)", "INSERT INTO t VALUES (1)", "CREATE TABLE more (id INT)"};
        Doubt doubt = examine(Commits.AT_CHANGES, sent(2, all), all);

        assertThat(doubt.numbers(Presence.DONE)).containsExactly(1);
        assertThat(doubt.numbers(Presence.NOT_DONE)).containsExactly(2, 3);
    }

    @Test
    void aTransactionWithoutItsRowWasUndone() {
        String[] all = {"INSERT INTO t VALUES (1)", "UPDATE t SET name = 'x'"};

        assertThat(examine(Commits.WITH_ROW, sent(2, all), all).classification())
                .isEqualTo(Classification.NOT_APPLIED);
        assertThat(examine(Commits.WITH_ROW, null, all).classification()).isEqualTo(Classification.CANNOT_TELL);
    }

    @Test
    void aNameThatAnEarlierPendingRevisionTakesAwayIsNoEvidence() {
        RevisionId first = new RevisionId("db.sql", "1", "ann");
        RevisionId second = new RevisionId("db.sql", "2", "ann");
        var pending = new java.util.LinkedHashMap<RevisionId, Footprint>();
        pending.put(first, Footprint.of("DROP TABLE t", "public"));
        pending.put(second, Footprint.of("CREATE TABLE t (id INT)", "public"));

        assertThat(FirstLook.doubtful(pending, java.util.Set.of("t"))).isEmpty();
        pending.remove(first);
        assertThat(FirstLook.doubtful(pending, java.util.Set.of("t"))).containsOnlyKeys(second);
    }
}
