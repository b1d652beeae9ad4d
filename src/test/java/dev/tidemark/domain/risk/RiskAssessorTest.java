package dev.tidemark.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class RiskAssessorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DROP TABLE users | drop-table | users",
        "drop table if exists public.users cascade | drop-table | public.users",
        "TRUNCATE TABLE users | truncate | users",
        "truncate users | truncate | users",
        "DELETE FROM users WHERE id = 1 | delete | users",
        "WITH x AS (SELECT 1) DELETE FROM users | delete | users",
        "ALTER TABLE users DROP COLUMN name | drop-column | users.name",
        "ALTER TABLE ONLY users DROP name, ADD x int | drop-column | users.name",
        "DROP SCHEMA shop CASCADE | drop-schema | shop",
        "DROP VIEW v CASCADE | drop-cascade | v",
        "SELECT 1; /* ; */ DROP SEQUENCE s | drop-sequence | s",
        "CREATE TABLE a (x int); DROP TABLE \"My;Table\" | drop-table | \"My;Table\""})
    void whatDestroysDataIsNamed(String sql, String rule, String object) {
        assertThat(RiskAssessor.assess(sql).stream().filter(Risk::losesData))
                .extracting(Risk::rule, Risk::object)
                .contains(org.assertj.core.api.Assertions.tuple(rule, object));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TABLE users (id int)",
        "ALTER TABLE users DROP CONSTRAINT users_pk",
        "ALTER TABLE users ALTER COLUMN name DROP DEFAULT",
        "ALTER TABLE users ALTER name DROP NOT NULL",
        "COMMENT ON TABLE users IS 'DROP TABLE users'",
        "DROP INDEX ix",
        "INSERT INTO t VALUES ('delete from x')",
        "-- drop table x\nSELECT 1"})
    void whatDestroysNothingIsNotSaidTo(String sql) {
        assertThat(RiskAssessor.assess(sql)).noneMatch(Risk::losesData);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UPDATE users SET x = 1 | update-all",
        "ALTER TABLE t ALTER COLUMN c TYPE bigint | change-type",
        "ALTER TABLE t ALTER COLUMN c SET NOT NULL | set-not-null",
        "CREATE INDEX CONCURRENTLY i ON t (c) | no-transaction",
        "COMMIT | own-transaction"})
    void whatDeservesANoteGetsOne(String sql, String rule) {
        assertThat(RiskAssessor.assess(sql)).extracting(Risk::rule).contains(rule);
    }

    /**
     * PostgreSQL 18's manual: 13.3.1 "Table-Level Locks"; CREATE INDEX, "Building Indexes Concurrently"; ALTER TABLE,
     * "Description" (ADD table_constraint, SET TABLESPACE, SET LOGGED, SET ACCESS METHOD) and "Notes" (volatile defaults, NOT
     * VALID); VACUUM, FULL; CLUSTER; REINDEX, "Rebuilding Indexes Concurrently"; REFRESH MATERIALIZED VIEW, CONCURRENTLY.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CREATE INDEX i ON t (c) | create-index | t",
        "create unique index if not exists i on s.t using btree (c) | create-index | s.t",
        "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES p (id) | add-foreign-key | t",
        "ALTER TABLE ONLY s.t ADD FOREIGN KEY (c) REFERENCES p | add-foreign-key | s.t",
        "ALTER TABLE t ADD x int, ADD CONSTRAINT k CHECK (x > 0 AND x < 9) | add-check | t",
        "ALTER TABLE t ADD CONSTRAINT u UNIQUE (c) | add-unique | t",
        "ALTER TABLE t ADD PRIMARY KEY (a, b) | add-unique | t",
        "ALTER TABLE t SET TABLESPACE fast | rewrite | t",
        "ALTER TABLE t SET LOGGED | rewrite | t",
        "ALTER TABLE t SET UNLOGGED | rewrite | t",
        "ALTER TABLE t SET ACCESS METHOD heap2 | rewrite | t",
        "ALTER TABLE t ADD COLUMN id bigserial | rewrite | t",
        "ALTER TABLE t ADD COLUMN id uuid DEFAULT gen_random_uuid() NOT NULL | rewrite | t",
        "ALTER TABLE t ADD id int GENERATED ALWAYS AS IDENTITY | rewrite | t",
        "ALTER TABLE t ADD d int GENERATED ALWAYS AS (a + b) STORED | rewrite | t",
        "VACUUM FULL t | vacuum-full | t",
        "VACUUM (FULL, ANALYZE) s.t | vacuum-full | s.t",
        "CLUSTER t USING i | cluster | t",
        "CLUSTER (VERBOSE) t | cluster | t",
        "REFRESH MATERIALIZED VIEW v | refresh | v",
        "REINDEX TABLE t | reindex | t",
        "REINDEX (VERBOSE) INDEX i | reindex | i"})
    void whatKeepsOthersWaitingIsSaid(String sql, String rule, String object) {
        assertThat(RiskAssessor.assess(sql).stream().filter(Risk::locks))
                .extracting(Risk::rule, Risk::object)
                .containsExactly(org.assertj.core.api.Assertions.tuple(rule, object));
    }

    /** The same sections: what they name as the way that does not keep others waiting, and what takes no time. */
    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE INDEX CONCURRENTLY i ON t (c)",
        "CREATE INDEX i ON ONLY t (c)",
        "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES p (id) NOT VALID",
        "ALTER TABLE t ADD CONSTRAINT k CHECK (x > 0) NOT VALID",
        "ALTER TABLE t VALIDATE CONSTRAINT k",
        "ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX i",
        "ALTER TABLE t ADD COLUMN x int DEFAULT 0 NOT NULL",
        "ALTER TABLE t ADD COLUMN p int REFERENCES p (id)",
        "ALTER TABLE t SET (fillfactor = 70)",
        "ALTER TABLE t SET SCHEMA s",
        "VACUUM (ANALYZE) t",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
        "REFRESH MATERIALIZED VIEW v WITH NO DATA",
        "REINDEX TABLE CONCURRENTLY t",
        "REINDEX (CONCURRENTLY) INDEX i"})
    void whatDoesNotKeepThemWaitingIsNot(String sql) {
        assertThat(RiskAssessor.assess(sql)).noneMatch(Risk::locks);
    }

    @Test
    void nobodyWaitsForATableThatThePlanItselfMakes() {
        PlanRisks plan = new PlanRisks("PostgreSQL");
        assertThat(plan.next("CREATE TABLE \"new\" (id int)")).isEmpty();
        assertThat(plan.next("CREATE INDEX i ON New (id)")).isEmpty();
        assertThat(plan.next("ALTER TABLE new ADD FOREIGN KEY (id) REFERENCES old (id)")).isEmpty();
        assertThat(plan.next("CREATE INDEX i ON old (id)")).extracting(Risk::rule).containsExactly("create-index");
        assertThat(plan.next("DROP TABLE new")).extracting(Risk::rule).containsExactly("drop-table");
        plan.next("CREATE TABLE IF NOT EXISTS perhaps (id int)");
        assertThat(plan.next("CREATE INDEX i ON perhaps (id)")).hasSize(1);
    }

    @Test
    void postgresqlsLocksAreNotToldOfOtherProducts() {
        assertThat(new PlanRisks("H2").next("CREATE INDEX i ON t (c)")).isEmpty();
        assertThat(new PlanRisks("H2").next("ALTER TABLE t ALTER c SET NOT NULL")).hasSize(1);
    }
}
