package dev.tidemark.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
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
}
