package dev.tidemark.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.domain.plan.RunSettings.Commit;
import dev.tidemark.domain.plan.RunSettings.LockPatience;
import dev.tidemark.domain.plan.Step.Conditions;
import dev.tidemark.domain.plan.TransactionUnit.Form;
import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.sql.StandsAlone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a plan commits. */
@Tag("fast")
class TransactionUnitsTest {
    private static Step step(String id, boolean transactional, String... sql) {
        return new Step(StepKind.APPLY, new RevisionId("f", id, "ann"), id,
                Stream.of(sql).map(Statement::fixed).toList(), List.of(Statement.fixed("INSERT INTO databasechangelog")),
                new Conditions(PreconditionResult.NONE, "", Reversibility.AUTOMATIC, transactional, List.of()), List.of());
    }

    private static Step stamp(String id) {
        return new Step(StepKind.STAMP, new RevisionId("f", id, "ann"), id, List.of(), List.of(),
                new Conditions(PreconditionResult.NONE, "", Reversibility.AUTOMATIC, true, List.of()), List.of());
    }

    private static Plan plan(List<Statement> setup, Step... steps) {
        return new Plan(PlanRequest.upgrade(new Target.Head()), Direction.UP, setup, List.of(steps), null, List.of(),
                List.of(), new Fingerprint("", "", "", "", ""));
    }

    private static String drawn(List<TransactionUnit> units) {
        return units.stream().map(u -> u.form().word() + " " + u.from() + "-" + u.to()).collect(Collectors.joining(", "));
    }

    private static List<TransactionUnit> units(Commit commit, String product, int version, Step... steps) {
        return TransactionUnits.of(plan(List.of(), steps), commit, product, version);
    }

    private static final Step A = step("a", true, "CREATE TABLE a (id int)");
    private static final Step B = step("b", true, "CREATE TABLE b (id int)");
    private static final Step INDEX = step("i", false, "CREATE INDEX CONCURRENTLY i ON a (id)");

    @Test
    void eachRevisionIsItsOwnTransactionUnlessAllIsAsked() {
        assertThat(drawn(units(Commit.EACH_REVISION, "PostgreSQL", 18, A, B)))
                .isEqualTo("oneTransaction 0-1, oneTransaction 1-2");
        assertThat(drawn(units(Commit.WHOLE_PLAN, "PostgreSQL", 18, A, B))).isEqualTo("oneTransaction 0-2");
    }

    @Test
    void aStatementThatStandsAloneCutsThePlanAndIsBlamed() {
        List<TransactionUnit> units = units(Commit.WHOLE_PLAN, "PostgreSQL", 18, A, B, INDEX, A, B);
        assertThat(drawn(units)).isEqualTo("oneTransaction 0-2, eachStatement 2-3, oneTransaction 3-5");
        assertThat(units.get(1).reasons()).containsExactly("CREATE INDEX CONCURRENTLY cannot run inside a transaction.");
        assertThat(units.get(1).blame()).containsExactly(new TransactionUnit.Place(2, 0));
    }

    @Test
    void whatTheFileAsksForIsSaid() {
        assertThat(units(Commit.EACH_REVISION, "PostgreSQL", 18, step("x", false, "CREATE TABLE x (id int)")).getFirst()
                .reasons()).containsExactly(
                        "The file asks for it (runInTransaction=false): each statement commits by itself.");
    }

    @Test
    void aNewValueIsCommittedBeforeTheRevisionThatUsesIt() {
        Step adds = step("v", true, "ALTER TYPE mood ADD VALUE 'glad'");
        Step uses = step("u", true, "INSERT INTO a VALUES ('glad')");
        assertThat(drawn(units(Commit.WHOLE_PLAN, "PostgreSQL", 18, adds, A, B))).isEqualTo("oneTransaction 0-3");
        assertThat(drawn(units(Commit.WHOLE_PLAN, "PostgreSQL", 18, adds, A, uses)))
                .isEqualTo("oneTransaction 0-2, oneTransaction 2-3");
    }

    @Test
    void onH2OnlyRowsAreOneTransaction() {
        List<TransactionUnit> units = units(Commit.WHOLE_PLAN, "H2", 2, step("a", false, "CREATE TABLE a (id int)"),
                step("r", false, "INSERT INTO a VALUES (1)"));
        assertThat(drawn(units)).isEqualTo("eachChange 0-1, oneTransaction 1-2");
        assertThat(units.getFirst().reasons().getFirst()).contains("keeps what ran before");
    }

    @Test
    void aFillIsCutIntoBatches() {
        Fill fill = new Fill(new Fill.Range("a", "id", 10_000), Statement.fixed("UPDATE a SET x = 1"),
                Fill.Position.none("p"), List.of(), new Fill.Texts("", "", "", "", ""), List.of());
        Step filled = new Step(StepKind.APPLY, new RevisionId("f", "fill", "ann"), "fill", fill.statements(), List.of(),
                new Conditions(PreconditionResult.NONE, "", Reversibility.AUTOMATIC, false, List.of(), fill), List.of());
        assertThat(drawn(units(Commit.WHOLE_PLAN, "PostgreSQL", 18, A, filled, B)))
                .isEqualTo("oneTransaction 0-1, batches 1-2, oneTransaction 2-3");
    }

    @Test
    void aPlanThatChangesTheRecordOnlyIsOneTransactionAndTheTablesComeBefore() {
        Plan plan = plan(List.of(Statement.fixed("CREATE TABLE databasechangelog (id int)")), stamp("a"), stamp("b"));
        assertThat(drawn(TransactionUnits.of(plan, Commit.EACH_REVISION, "H2", 2))).isEqualTo("setup 0-0, oneTransaction 0-2");
    }

    @Test
    void everyStepBelongsToExactlyOnePart() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            steps.add(i % 7 == 3 ? INDEX : i % 5 == 0 ? stamp("s" + i) : A);
        }
        for (Commit commit : Commit.values()) {
            List<TransactionUnit> units = units(commit, "PostgreSQL", 18, steps.toArray(Step[]::new));
            int next = 0;
            for (TransactionUnit unit : units) {
                assertThat(unit.from()).isEqualTo(next);
                assertThat(unit.form().whole() || unit.size() == 1).isTrue();
                next = unit.to();
            }
            assertThat(next).isEqualTo(steps.size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "CREATE INDEX CONCURRENTLY i ON t (a); CREATE INDEX CONCURRENTLY",
        "create unique index concurrently if not exists i on t (a); CREATE INDEX CONCURRENTLY",
        "DROP INDEX CONCURRENTLY i; DROP INDEX CONCURRENTLY",
        "REINDEX (CONCURRENTLY) TABLE t; REINDEX CONCURRENTLY",
        "REINDEX SCHEMA s; REINDEX of more than a table",
        "VACUUM (ANALYZE) t; VACUUM",
        "CREATE DATABASE d; CREATE DATABASE",
        "DROP TABLESPACE s; DROP TABLESPACE",
        "ALTER SYSTEM SET work_mem = '1MB'; ALTER SYSTEM",
        "ALTER TABLE p DETACH PARTITION c CONCURRENTLY; DETACH PARTITION CONCURRENTLY",
        "CLUSTER; CLUSTER of all tables",
        "CREATE TABLE concurrently_done (id int);",
        "CLUSTER t USING i;",
        "ALTER TYPE mood ADD VALUE 'x';",
        "CREATE TABLE t (id int);"})
    void whatPostgresDoesNotRunInsideATransaction(String sql, String what) {
        assertThat(StandsAlone.why(sql, 18))
                .isEqualTo(what == null ? "" : what + " cannot run inside a transaction.");
    }

    @Test
    void aValueOfATypeStandsAloneOnOldServersOnly() {
        assertThat(StandsAlone.why("ALTER TYPE mood ADD VALUE 'x'", 11)).contains("on PostgreSQL 11");
        assertThat(StandsAlone.addedValue("ALTER TYPE s.mood ADD VALUE IF NOT EXISTS 'it''s' BEFORE 'a'")).isEqualTo("'it''s'");
        assertThat(StandsAlone.addedValue("INSERT INTO t VALUES ('x')")).isEmpty();
    }

    @Test
    void aPauseIsAtLeastTenTimesTheWaitAndGrowsToAMinute() {
        LockPatience usual = LockPatience.USUAL;
        assertThat(usual.pause(1, 0)).isEqualTo(Duration.ofSeconds(20));
        assertThat(usual.pause(1, 1)).isEqualTo(Duration.ofSeconds(25));
        assertThat(usual.pause(2, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(usual.pause(50, 0)).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> new LockPatience(Duration.ofSeconds(3), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(LockPatience.ONCE.retries()).isFalse();
        assertThat(Form.ONE_TRANSACTION.whole()).isTrue();
    }
}
