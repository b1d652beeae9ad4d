package dev.tidemark.domain.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.domain.revision.RevisionId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class DataQuestionsTest {
    private static List<String> asked(String... statements) {
        List<Step> steps = Stream.of(statements)
                .map(sql -> new Step(
                        StepKind.APPLY, new RevisionId("a.sql", "1", "ann"), "1", List.of(Statement.fixed(sql)),
                        List.of(), new Step.Conditions(PreconditionResult.NONE, "", Reversibility.AUTOMATIC, true,
                                List.of()),
                        List.of()))
                .toList();
        return DataQuestions.of(steps).stream().map(DataQuestion::select).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ALTER TABLE a ALTER COLUMN b SET NOT NULL | SELECT count(*) FROM a WHERE (b) IS NULL",
        "ALTER TABLE s.a ALTER b SET NOT NULL | SELECT count(*) FROM s.a WHERE (b) IS NULL",
        "ALTER TABLE a ADD b int | SELECT count(b) FROM a WHERE 1 = 0",
        "DROP TABLE a | SELECT count(*) FROM a",
        "DROP TABLE IF EXISTS s.a CASCADE | SELECT count(*) FROM s.a",
        "TRUNCATE a | SELECT count(*) FROM a",
        "DELETE FROM a | SELECT count(*) FROM a",
        "DELETE FROM a WHERE b > 2 | SELECT count(*) FROM a WHERE b > 2",
        "ALTER TABLE a DROP COLUMN b | SELECT count(b) FROM a",
        "CREATE TABLE a AS SELECT 1 AS b | SELECT count(*) FROM a WHERE 1 = 0",
        "ALTER TABLE a ADD CHECK (b > 0) | SELECT count(*) FROM a WHERE NOT (b > 0)"})
    void whatDependsOnTheDataIsAsked(String sql, String select) {
        assertThat(asked(sql)).containsExactly(select);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE a ADD IF NOT EXISTS b int",
        "ALTER TABLE a DROP CONSTRAINT b",
        "DELETE FROM a USING b WHERE a.c = b.c",
        "DELETE FROM a WHERE mine(b)",
        "DELETE FROM a WHERE b = 1; DELETE FROM a WHERE b = 2",
        "CREATE TABLE IF NOT EXISTS a (b int); DROP TABLE a",
        "INSERT INTO a VALUES (1); DROP TABLE a",
        "ALTER TABLE a ADD IF NOT EXISTS b serial NOT NULL",
        "ALTER TABLE a ADD IF NOT EXISTS b int GENERATED ALWAYS AS IDENTITY NOT NULL",
        "CREATE TABLE IF NOT EXISTS a (b int)",
        "ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID",
        "ALTER TABLE a ADD CONSTRAINT c CHECK (mine(b))",
        "CREATE UNIQUE INDEX u ON a (b) WHERE b > 0",
        "CREATE UNIQUE INDEX u ON a (mine(b))",
        "DO $$ BEGIN DROP TABLE a; END $$; DROP TABLE b; ALTER TABLE a ALTER b SET NOT NULL",
        "ALTER TABLE a RENAME TO z; ALTER TABLE a ALTER b SET NOT NULL",
        "ALTER TABLE a ALTER b TYPE text; ALTER TABLE a ALTER b SET NOT NULL",
        "UPDATE a SET b = mine(c); ALTER TABLE a ALTER b SET NOT NULL",
        "UPDATE a SET b = c FROM d; ALTER TABLE a ALTER b SET NOT NULL"})
    void nothingElseIs(String sql) {
        assertThat(asked(sql)).isEmpty();
    }

    @Test
    void aTableThatIsThereIsAskedForItsColumns() {
        assertThat(asked("CREATE TABLE a (b int, c int NOT NULL, PRIMARY KEY (b))"))
                .containsExactly(
                        "SELECT count(*) FROM a WHERE 1 = 0",
                        "SELECT count(*) FROM (SELECT b, c FROM a WHERE 1 = 0) v");
    }

    @Test
    void aColumnWithoutAValueIsAskedForAndCounted() {
        assertThat(asked("ALTER TABLE a ADD b int NOT NULL"))
                .containsExactly("SELECT count(b) FROM a WHERE 1 = 0", "SELECT count(*) FROM a");
    }

    @Test
    void aColumnThatThePlanDropsOrAddsItselfIsNotAskedFor() {
        assertThat(asked("ALTER TABLE a DROP COLUMN b", "ALTER TABLE a ADD b int"))
                .containsExactly("SELECT count(b) FROM a");
        assertThat(asked("ALTER TABLE a ADD IF NOT EXISTS b int", "ALTER TABLE a ADD b int")).isEmpty();
    }

    @Test
    void aColumnIsAskedForAsTheUpdatesBeforeLeaveIt() {
        assertThat(asked(
                "ALTER TABLE a ADD IF NOT EXISTS b int DEFAULT 0",
                "UPDATE a SET b = c + 1 WHERE c > 0",
                "ALTER TABLE a ALTER b SET NOT NULL"))
                .containsExactly(
                        "SELECT count(*) FROM a WHERE ((CASE WHEN c > 0 THEN c + 1 ELSE (0) END)) IS NULL");
    }

    @Test
    void anUpdateSeesTheRowAsItWasBefore() {
        assertThat(asked("UPDATE a SET b = c, c = b", "ALTER TABLE a ALTER c SET NOT NULL"))
                .containsExactly("SELECT count(*) FROM a WHERE ((b)) IS NULL");
    }

    @Test
    void aQuestionKnowsItsStatement() {
        Step step = new Step(
                StepKind.APPLY, new RevisionId("a.sql", "1", "ann"), "1",
                List.of(Statement.fixed("CREATE INDEX i ON a (b)"), Statement.fixed("CREATE TABLE c (d int)")),
                List.of(), new Step.Conditions(PreconditionResult.NONE, "", Reversibility.AUTOMATIC, true, List.of()),
                List.of());
        assertThat(DataQuestions.of(List.of(step, step)))
                .extracting(DataQuestion::step, DataQuestion::statement)
                .containsExactly(tuple(0, 1), tuple(0, 1));
    }

    @Test
    void anotherUsersFunctionIsNeverCalled() {
        assertThat(asked("UPDATE a SET b = pg_terminate_backend(1)", "ALTER TABLE a ALTER b SET NOT NULL")).isEmpty();
        assertThat(asked("ALTER TABLE a ADD CHECK (nextval('s') > 0)")).isEmpty();
    }
}
