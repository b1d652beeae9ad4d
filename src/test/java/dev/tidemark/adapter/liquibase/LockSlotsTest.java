package dev.tidemark.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.domain.plan.LockRoom;
import dev.tidemark.domain.risk.LockSlots;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is estimated of the lock table is never under what the server then holds. */
@ExtendWith(LeakCheck.class)
class LockSlotsTest {
    private static final String HELD = "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()";

    private static final List<String> THERE = List.of(
            "CREATE TABLE parent (id int PRIMARY KEY, code text UNIQUE, note text DEFAULT 'x' NOT NULL)",
            "CREATE TABLE child (id serial PRIMARY KEY, parent_id int NOT NULL REFERENCES parent ON DELETE CASCADE,"
                    + " n int CHECK (n > 0), t text)",
            "CREATE TABLE grandchild (id int PRIMARY KEY, child_id int REFERENCES child ON DELETE CASCADE)",
            "CREATE INDEX child_n ON child (n)", "CREATE INDEX child_t ON child (t)",
            "CREATE TABLE parted (id int, at date) PARTITION BY RANGE (at)",
            "CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')",
            "CREATE TABLE parted_2 PARTITION OF parted FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')",
            "CREATE INDEX parted_at ON parted (at)",
            "CREATE VIEW joined AS SELECT c.id, p.code FROM child c JOIN parent p ON p.id = c.parent_id",
            "CREATE VIEW above AS SELECT * FROM joined", "CREATE MATERIALIZED VIEW kept AS SELECT * FROM joined",
            "CREATE TYPE mood AS ENUM ('sad')", "CREATE SEQUENCE numbers",
            "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
            "INSERT INTO parent SELECT i, 'c' || i FROM generate_series(1, 5) i",
            "INSERT INTO child (parent_id, n) SELECT i, i FROM generate_series(1, 5) i",
            "INSERT INTO grandchild SELECT i, i FROM generate_series(1, 5) i");

    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE one (id int PRIMARY KEY)",
            "CREATE TABLE plain (id int)",
            "CREATE TABLE IF NOT EXISTS many (id bigserial PRIMARY KEY, a text UNIQUE, b text NOT NULL DEFAULT 'b',"
                    + " c int REFERENCES parent, d int REFERENCES child, CHECK (c > 0), UNIQUE (c, d))",
            "CREATE TABLE identified (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, EXCLUDE USING btree (id WITH =))",
            "CREATE TABLE copied (LIKE child INCLUDING ALL)",
            "CREATE TABLE heir (extra int) INHERITS (parent)",
            "CREATE TABLE parted_3 PARTITION OF parted FOR VALUES FROM ('2026-03-01') TO ('2026-04-01')",
            "CREATE TABLE taken AS SELECT * FROM above",
            "CREATE INDEX more ON child (parent_id)",
            "CREATE INDEX parted_id ON parted (id)",
            "ALTER TABLE child ADD COLUMN extra text DEFAULT 'x' NOT NULL",
            "ALTER TABLE child ADD COLUMN counted bigserial, ADD COLUMN u int UNIQUE",
            "ALTER TABLE child ALTER COLUMN n TYPE bigint", "ALTER TABLE grandchild ALTER COLUMN id TYPE bigint",
            "ALTER TABLE parent ALTER COLUMN note TYPE varchar(90)",
            "ALTER TABLE child ALTER COLUMN n SET NOT NULL, DROP COLUMN t",
            "ALTER TABLE grandchild ADD CONSTRAINT again FOREIGN KEY (child_id) REFERENCES child (id)",
            "ALTER TABLE parted ADD COLUMN extra int",
            "ALTER TABLE parted ALTER COLUMN id TYPE bigint",
            "ALTER TABLE child RENAME TO kid", "ALTER TABLE child RENAME COLUMN n TO m",
            "ALTER TABLE parent DROP CONSTRAINT parent_code_key",
            "ALTER TABLE child SET UNLOGGED".replace("child", "grandchild"),
            "DROP TABLE grandchild", "DROP TABLE parent CASCADE", "DROP TABLE parted", "DROP VIEW above",
            "DROP MATERIALIZED VIEW kept", "DROP INDEX child_n", "DROP SEQUENCE numbers", "DROP TABLE child CASCADE",
            "TRUNCATE parent CASCADE", "TRUNCATE parted",
            "REFRESH MATERIALIZED VIEW kept", "REINDEX TABLE child", "CLUSTER child USING child_n",
            "CREATE VIEW seen AS SELECT * FROM parent", "CREATE OR REPLACE VIEW joined AS SELECT c.id, p.code FROM child c"
                    + " JOIN parent p ON p.id = c.parent_id WHERE c.id > 1",
            "CREATE MATERIALIZED VIEW other AS SELECT * FROM above",
            "CREATE TRIGGER touched BEFORE UPDATE ON child FOR EACH ROW EXECUTE FUNCTION f()",
            "CREATE SEQUENCE further", "CREATE TYPE colour AS ENUM ('red')", "ALTER TYPE mood ADD VALUE 'glad'",
            "CREATE DOMAIN small AS int CHECK (VALUE < 9)", "CREATE SCHEMA aside", "COMMENT ON TABLE child IS 'c'",
            "GRANT SELECT ON child TO PUBLIC", "CREATE STATISTICS st ON id, n FROM child",
            "INSERT INTO grandchild VALUES (9, 1)", "INSERT INTO child (parent_id, n) VALUES (1, 1)",
            "INSERT INTO parted VALUES (1, '2026-01-05')",
            "UPDATE child SET n = n + 1", "UPDATE parent SET id = id + 100 WHERE id = 999", "UPDATE parted SET id = 2",
            "DELETE FROM parent", "DELETE FROM grandchild WHERE child_id IN (SELECT id FROM joined)",
            "SELECT count(*) FROM above",
            "INSERT INTO child (parent_id, n) SELECT p.id, 1 FROM parent p JOIN above a ON a.code = p.code",
            "CREATE TABLE three (id int PRIMARY KEY); CREATE INDEX three_i ON three (id); DROP TABLE three");

    @Test
    void theEstimateIsNeverUnderWhatIsHeld() throws SQLException {
        PostgresProduct product = new PostgresProduct();
        SoftAssertions soft = new SoftAssertions();
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            database.run(THERE.toArray(String[]::new));
            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (String sql : STATEMENTS) {
                    LockRoom room = product.lockRoom(connection, LockSlots.names(sql)).orElseThrow();
                    connection.rollback();
                    statement.execute("SAVEPOINT before");
                    assertThatCode(() -> statement.execute(sql)).as(sql).doesNotThrowAnyException();
                    long held = held(statement);
                    connection.rollback();
                    long estimate = new LockSlots(room.widths()).next(sql);
                    soft.assertThat(estimate).as(sql).isGreaterThanOrEqualTo(held);
                }
            }
        }
        soft.assertAll();
    }

    @Test
    void ofManyStatementsEachRelationIsCountedOnce() throws SQLException {
        PostgresProduct product = new PostgresProduct();
        List<String> plan = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            plan.add("CREATE TABLE t" + i + " (id int PRIMARY KEY, name text NOT NULL)");
            plan.add("INSERT INTO parent VALUES (" + (100 + i) + ", 'n" + i + "')");
        }
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            database.run(THERE.toArray(String[]::new));
            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                Set<String> names = new LinkedHashSet<>();
                plan.forEach(sql -> names.addAll(LockSlots.names(sql)));
                LockSlots slots = new LockSlots(product.lockRoom(connection, names).orElseThrow().widths());
                connection.rollback();
                long estimate = 0;
                for (String sql : plan) {
                    statement.execute(sql);
                    estimate = slots.next(sql);
                }
                long held = held(statement);
                connection.rollback();
                assertThat(estimate).isBetween(held, 4 * held);
            }
        }
    }

    private static long held(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(HELD)) {
            row.next();
            return row.getLong(1);
        }
    }
}
