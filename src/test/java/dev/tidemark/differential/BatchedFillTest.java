package dev.tidemark.differential;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.FillProgress;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Fills in batches against real databases: the same result as the one statement, and nothing twice. */
class BatchedFillTest {
    private static final int ROWS = 30_000;

    @TempDir
    private Path folder;

    private static String table(int rows) {
        return """
                --changeset ann:table
                CREATE TABLE big (id BIGINT PRIMARY KEY, priority VARCHAR(10), priority_id INT,
                  touched INT DEFAULT 0 NOT NULL);
                --rollback DROP TABLE big;

                --changeset ann:rows
                INSERT INTO big (id, priority)
                SELECT 3 * x, CASE x %% 4 WHEN 0 THEN 'high' WHEN 1 THEN 'medium' WHEN 2 THEN 'low' END
                FROM %s;
                --rollback DELETE FROM big;""".formatted("${rows}(1, " + rows + ") AS r${r}");
    }

    private ChangelogFolder files(int rows, String... fills) {
        List<String> all = new ArrayList<>();
        all.add("--property name:rows value:generate_series dbms:postgresql\n--property name:r value:(x)"
                + " dbms:postgresql\n--property name:rows value:SYSTEM_RANGE dbms:h2\n--property name:r value:(x)"
                + " dbms:h2");
        all.add(table(rows));
        all.addAll(List.of(fills));
        return new ChangelogFolder(folder).sql(all.toArray(String[]::new));
    }

    private static String fill(int size) {
        return """
                --changeset ann:fill
                --comment: tidemark:batch table=big key=id size=%d
                UPDATE big SET priority_id = CASE priority WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END,
                  touched = touched + 1
                WHERE priority IS NOT NULL OR id %% 7 = 0;
                --rollback UPDATE big SET priority_id = NULL, touched = 0;"""
                .formatted(size);
    }

    private static long number(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long positions(TestDatabase database) throws SQLException {
        return number(database, "SELECT COUNT(*) FROM information_schema.tables WHERE lower(table_name) LIKE"
                + " 'tidemark_backfill%'");
    }

    /** Every row that the statement means was changed exactly once, and no other. */
    private static void assertEachOnce(TestDatabase database, int rows) throws SQLException {
        assertThat(number(database, "SELECT COUNT(*) FROM big")).isEqualTo(rows);
        assertThat(number(database, "SELECT COUNT(*) FROM big WHERE touched <> CASE WHEN priority IS NOT NULL OR"
                + " id % 7 = 0 THEN 1 ELSE 0 END")).isZero();
        assertThat(number(database, "SELECT COUNT(*) FROM big WHERE priority = 'high' AND priority_id <> 3")).isZero();
        assertThat(positions(database)).isZero();
    }

    /** Does something after each batch. */
    private static RunListener afterEach(LongConsumer does) {
        return new RunListener() {
            @Override
            public void batchEnded(Step step, FillProgress progress) {
                does.accept(progress.batch());
            }
        };
    }

    private static RunOutcome upgrade(Opened opened, RunListener listener, CancelToken cancel) {
        Plan plan = opened.plan(PlanRequest.upgrade(Target.parse("head")));
        assertThat(plan.blockers()).isEmpty();
        return opened.run(plan, new Agreement(true, null, true), listener, cancel);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void batchesGiveWhatTheOneStatementGives(Product product) throws SQLException {
        files(ROWS, fill(10_000));
        try (SideBySide both = new SideBySide(product, Opened.project(folder, "root.sql", ""))) {
            both.upgrade("head");
            both.twin().update();
            both.assertSame("up");
            assertEachOnce(both.ours(), ROWS);
            both.rollback("-1");
            both.twin().rollback(1);
            both.assertSame("down");
            both.upgrade("head");
            both.twin().update();
            both.assertSame("up again");
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, xml", "H2, yaml", "H2, json", "POSTGRES, xml", "POSTGRES, yaml", "POSTGRES, json"})
    void everyFormatAsksForItInTheChangesetsComment(Product product, String format) throws SQLException {
        new ChangelogFolder(folder).file("root." + format, switch (format) {
            case "xml" -> """
                    <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                      xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                      <changeSet id="fill" author="ann">
                        <comment>tidemark:batch key=code size=2</comment>
                        <update tableName="t"><column name="v" valueNumeric="1"/><where>v IS NULL</where></update>
                        <rollback/>
                      </changeSet>
                    </databaseChangeLog>""";
            case "yaml" -> """
                    databaseChangeLog:
                      - changeSet:
                          id: fill
                          author: ann
                          comment: "tidemark:batch key=code size=2"
                          changes:
                            - update: {tableName: t, columns: [column: {name: v, valueNumeric: 1}], where: v IS NULL}
                          rollback: []
                    """;
            default -> """
                    {"databaseChangeLog": [{"changeSet": {"id": "fill", "author": "ann",
                      "comment": "tidemark:batch key=code size=2",
                      "changes": [{"sql": {"sql": "UPDATE t SET v = 1 WHERE v IS NULL"}}]}}]}""";
        });
        try (SideBySide both = new SideBySide(product, Opened.project(folder, "root." + format, ""))) {
            for (TestDatabase database : List.of(both.ours(), both.theirs())) {
                database.run("CREATE TABLE t (code VARCHAR(9) PRIMARY KEY, v INT)",
                        "INSERT INTO t VALUES ('a', NULL), ('B', 7), ('ö', NULL), ('10', NULL), ('', NULL)");
            }
            Plan plan = both.upgrade("head");
            assertThat(plan.steps().getFirst().conditions().fill()).isNotNull();
            both.twin().update();
            both.assertSame("up");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void theKeyMayBeAUuidAndComesFromThePrimaryKeyWhereNobodyNamesIt(Product product) throws SQLException {
        String uuid = product == Product.H2 ? "RANDOM_UUID()" : "gen_random_uuid()";
        new ChangelogFolder(folder).sql(
                "--changeset ann:fill\n-- tidemark:batch size=7\nUPDATE t SET v = v + 1;\n--rollback empty");
        try (TestDatabase database = product.fresh()) {
            database.run("CREATE TABLE t (id UUID PRIMARY KEY, v INT DEFAULT 0 NOT NULL)");
            for (int i = 0; i < 50; i++) {
                database.run("INSERT INTO t (id) VALUES (" + uuid + ")");
            }
            try (Opened opened = Opened.open(database, folder, "root.sql")) {
                assertThat(upgrade(opened, RunListener.SILENT, new CancelToken()).failure()).isNull();
            }
            assertThat(number(database, "SELECT COUNT(*) FROM t WHERE v = 1")).isEqualTo(50);
        }
    }

    @Test
    void eachBatchIsATransactionOfItsOwnAndTheServerSeesWhatThePlanShows() throws SQLException {
        ChangelogFolder files = files(1000, fill(300));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+2");
            Plan plan = opened.plan(PlanRequest.upgrade(Target.parse("head")));
            database.forgetStatements();
            List<Long> committed = new ArrayList<>();
            RunOutcome outcome = opened.run(plan, new Agreement(true, null, true), afterEach(batch -> {
                try {
                    committed.add(number(database, "SELECT COUNT(*) FROM big WHERE touched > 0"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }), new CancelToken());
            assertThat(outcome.failure()).isNull();
            assertThat(committed).hasSize(3).isSorted().doesNotHaveDuplicates();
            List<String> shown = new ArrayList<>();
            plan.steps().getFirst().statements().forEach(s -> shown.add(flat(s.sql())));
            plan.steps().getFirst().history().forEach(s -> shown.add(flat(s.sql()).substring(0, 40)));
            List<String> seen = SentStatements.seen(database).stream().map(BatchedFillTest::flat).toList();
            List<String> strange = seen.stream()
                    .filter(s -> shown.stream().noneMatch(s::startsWith)).toList();
            assertThat(strange).isEmpty();
            assertThat(seen.stream().filter(s -> s.startsWith("UPDATE big")).count()).isEqualTo(4);
            assertThat(seen.stream().filter(s -> s.contains("tidemark_backfill") && s.startsWith("UPDATE")).count())
                    .isEqualTo(3);
            assertThat(seen.getLast()).startsWith("INSERT INTO public.databasechangelog ");
        }
    }

    /** One line, with the question marks that the driver numbers. */
    private static String flat(String sql) {
        return sql.replaceAll("\\$\\d", "?").replaceAll("\\s+", " ").strip();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void aPausedFillGoesOnWhereItStopped(Product product) throws SQLException {
        ChangelogFolder files = files(ROWS, fill(1000));
        try (TestDatabase database = product.fresh(); Opened opened = files.open(database)) {
            CancelToken cancel = new CancelToken();
            RunOutcome paused = upgrade(opened, afterEach(batch -> {
                if (batch == 12) {
                    cancel.afterBatch();
                }
            }), cancel);
            assertThat(paused.result()).isEqualTo(Result.CANCELLED);
            assertThat(requireNonNull(paused.failure()).databaseState())
                    .contains("2 of 3 steps are committed", "after 12 batches: 12,000 of about 30,000 rows");
            assertThat(number(database, "SELECT COUNT(*) FROM big WHERE touched > 0 AND id > 36000")).isZero();
            assertThat(opened.status().timeline().waiting()).hasSize(1);
            assertThat(opened.status().lock().held()).isFalse();

            Plan plan = opened.plan(PlanRequest.upgrade(Target.parse("head")));
            assertThat(requireNonNull(plan.steps().getFirst().conditions().fill()).begun())
                    .extracting("next", "rows", "batches").containsExactly("36003", 12_000L, 12);
            List<Long> batches = new ArrayList<>();
            assertThat(upgrade(opened, afterEach(batches::add), new CancelToken()).failure()).isNull();
            assertThat(batches).first().isEqualTo(13L);
            assertEachOnce(database, ROWS);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void aRowThatFailsUndoesItsBatchAndNoOther(Product product) throws SQLException {
        ChangelogFolder files = files(ROWS, fill(1000));
        try (TestDatabase database = product.fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+2");
            database.run("ALTER TABLE big ADD CONSTRAINT no CHECK (id <> 18024 OR priority_id IS NULL)");
            RunOutcome failed = upgrade(opened, RunListener.SILENT, new CancelToken());
            assertThat(failed.result()).isEqualTo(Result.FAILED);
            Failure.StatementFailed failure = (Failure.StatementFailed) requireNonNull(failed.failure());
            assertThat(failure.statement()).startsWith("UPDATE big SET").contains("big.id >= ? AND big.id < ?");
            assertThat(failure.databaseState())
                    .contains("after 6 batches: 6,000 of about 30,000 rows are done and stay", "goes on from there");
            assertThat(number(database, "SELECT MAX(id) FROM big WHERE touched > 0")).isEqualTo(18_000);
            database.run("ALTER TABLE big DROP CONSTRAINT no");
            assertThat(upgrade(opened, RunListener.SILENT, new CancelToken()).failure()).isNull();
            assertEachOnce(database, ROWS);
        }
    }

    @Test
    void aKilledProgramIsGoneOnFromWhereItsLastBatchWasCommitted() throws Exception {
        ChangelogFolder files = files(ROWS, fill(1000));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+2");
            try (Connection other = database.connect(); Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("SELECT * FROM big WHERE id = 21300 FOR UPDATE"); // in the middle of batch 8
                Process child = child(database);
                waitFor(child, "batch 7");
                while (child.isAlive()
                        && number(database, "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()") == 0) {
                    LockSupport.parkNanos(5_000_000);
                }
                assertThat(child.isAlive()).as("it waits for the row in the middle of batch 8").isTrue();
                kill(child);
                other.rollback();
            }
            while (number(database, "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'Tidemark'"
                    + " AND state = 'active' AND datname = current_database()") > 0) {
                LockSupport.parkNanos(5_000_000);
            }
            assertThat(opened.status().lock().held()).isTrue();
            opened.database().engine().releaseLock();
            assertThat(number(database, "SELECT MAX(id) FROM big WHERE touched > 0")).isEqualTo(21_000);
            assertThat(upgrade(opened, RunListener.SILENT, new CancelToken()).failure()).isNull();
            assertEachOnce(database, ROWS);
        }
    }

    @Test
    void aKilledProgramLeavesAnH2FileThatIsGoneOnWithToo() throws Exception {
        ChangelogFolder files = files(ROWS, fill(100));
        try (TestDatabase database = H2Databases.file(folder)) {
            database.run("SELECT 1"); // makes the file
            try (Opened opened = files.open(database)) {
                opened.upgrade("+2");
            }
            Process child = child(database);
            waitFor(child, "batch 40");
            kill(child);
            long done;
            try (Opened opened = files.open(database)) {
                done = requireNonNull(
                        opened.plan(PlanRequest.upgrade(Target.parse("head"))).steps().getFirst().conditions()
                                .fill())
                        .begun().rows();
                assertThat(done).isLessThan(ROWS);
                if (opened.status().lock().held()) {
                    opened.database().engine().releaseLock();
                }
                assertThat(upgrade(opened, RunListener.SILENT, new CancelToken()).failure()).isNull();
            }
            assertEachOnce(database, ROWS);
        }
    }

    private Process child(TestDatabase database) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), FillChild.class.getName(), database.url(), database.user(),
                database.password(), folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void waitFor(Process child, String line) throws IOException {
        BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
        String last = "";
        for (String next = said.readLine(); next != null; next = said.readLine()) {
            last = next;
            if (next.equals(line)) {
                return;
            }
        }
        throw new AssertionError("The program ended before it said '" + line + "': " + last);
    }

    private static void kill(Process child) throws InterruptedException {
        child.destroyForcibly();
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void rowsThatComeMeanwhileAreFilledWhereTheFillHasNotBeenYet(Product product) throws SQLException {
        ChangelogFolder files = files(1000, fill(100));
        try (TestDatabase database = product.fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+2");
            upgrade(opened, afterEach(batch -> {
                try {
                    if (batch == 5) {
                        database.run(
                                "INSERT INTO big (id, priority) VALUES (1, 'high'), (2999, 'high'), (9999, 'high')",
                                "DELETE FROM big WHERE id BETWEEN 1503 AND 1600");
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }), new CancelToken());
            assertThat(number(database, "SELECT COUNT(*) FROM big WHERE id IN (2999, 9999) AND touched = 1"))
                    .isEqualTo(2);
            assertThat(number(database, "SELECT touched FROM big WHERE id = 1")).isZero();
            assertThat(number(database, "SELECT COUNT(*) FROM big WHERE priority IS NOT NULL AND touched <> 1"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void anEmptyTableIsFilledAtOnce(Product product) throws SQLException {
        ChangelogFolder files = files(0, fill(100));
        try (TestDatabase database = product.fresh(); Opened opened = files.open(database)) {
            assertThat(upgrade(opened, RunListener.SILENT, new CancelToken()).failure()).isNull();
            assertEachOnce(database, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void aPositionIsNotUsedAfterWhatItStandsOnWasUndone(Product product) throws SQLException {
        ChangelogFolder files = files(1000, fill(100));
        try (TestDatabase database = product.fresh(); Opened opened = files.open(database)) {
            CancelToken cancel = new CancelToken();
            upgrade(opened, afterEach(batch -> cancel.afterBatch()), cancel);
            assertThat(opened.rollback("-1").failure()).isNull();
            opened.upgrade("+1");
            Plan plan = opened.plan(PlanRequest.upgrade(Target.parse("head")));
            assertThat(plan.blockers()).singleElement().satisfies(b -> {
                assertThat(b.message()).contains("stopped after 100 rows", "were undone or run again");
                assertThat(b.advice()).contains("drop the table ", "tidemark_backfill_");
            });
            String table = requireNonNull(plan.steps().getFirst().conditions().fill()).begun().table();
            database.run("DROP TABLE " + table);
            assertThat(upgrade(opened, RunListener.SILENT, new CancelToken()).failure()).isNull();
            assertEachOnce(database, 1000);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void aPositionIsNotUsedForAnotherStatement(Product product) throws SQLException {
        ChangelogFolder files = files(1000, fill(100));
        try (TestDatabase database = product.fresh()) {
            try (Opened opened = files.open(database)) {
                CancelToken cancel = new CancelToken();
                upgrade(opened, afterEach(batch -> cancel.afterBatch()), cancel);
            }
            files(1000, fill(50).replace("THEN 3", "THEN 4"));
            try (Opened opened = files.open(database)) {
                assertThat(opened.plan(PlanRequest.upgrade(Target.parse("head"))).blockers()).singleElement()
                        .satisfies(b -> assertThat(b.message()).contains("its statement or its key was changed"));
            }
            files(1000, fill(50));
            try (Opened opened = files.open(database)) {
                assertThat(upgrade(opened, RunListener.SILENT, new CancelToken()).failure()).isNull();
            }
            assertEachOnce(database, 1000);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void keysThatDoNotCutTheRowsAreFoundBeforeAnythingIsFilled(Product product) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                "--changeset ann:none\n--comment: tidemark:batch key=k size=2\nUPDATE t SET v = 1;");
        try (TestDatabase database = product.fresh(); Opened opened = files.open(database)) {
            database.run("CREATE TABLE t (k INT, v INT)", "INSERT INTO t VALUES (NULL, 0), (1, 0), (1, 0), (1, 0)");
            RunOutcome nulls = upgrade(opened, RunListener.SILENT, new CancelToken());
            assertThat(requireNonNull(nulls.failure()).what()).contains("1 rows of t have no k");
            assertThat(positions(database)).isZero();
            database.run("DELETE FROM t WHERE k IS NULL");
            RunOutcome same = upgrade(opened, RunListener.SILENT, new CancelToken());
            assertThat(requireNonNull(same.failure()).what()).contains("More than 2 rows of t have the same k");
            assertThat(number(database, "SELECT SUM(v) FROM t")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tidemark:batch key=id|UPDATE t SET v = 1; UPDATE t SET v = 2|has to be alone in its changeset, which has 2",
        "tidemark:batch key=id|INSERT INTO t VALUES (1, 2)|its statement is not an UPDATE table SET",
        "tidemark:batch key=id rows=5|UPDATE t SET v = 1|knows table, key and size, and not 'rows'",
        "tidemark:batch key=v|UPDATE t SET v = 1|changes its own key, v",
        "tidemark:batch table=u key=id|UPDATE t SET v = 1|names the table u, and its statement fills t",
        "tidemark:batch|UPDATE t SET v = 1|names no key, and no primary key of t is known"})
    void whatCannotBeFilledInBatchesStopsThePlanWithItsPlace(String comment, String sql, String words)
            throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                "--changeset ann:fill\n--comment: " + comment + "\n" + sql + ";");
        try (TestDatabase database = H2Databases.memory(); Opened opened = files.open(database)) {
            database.run("CREATE TABLE t (id INT, v INT)");
            assertThat(opened.plan(PlanRequest.upgrade(Target.parse("head"))).blockers()).singleElement()
                    .satisfies(b -> assertThat(b.message()).contains(words, "It stands at root.sql:3"));
        }
    }

    @Test
    void theCommentIsNoPartOfTheChecksum() throws SQLException {
        ChangelogFolder files = files(10, fill(5));
        try (TestDatabase database = H2Databases.memory()) {
            try (Opened opened = files.open(database)) {
                assertThat(opened.upgrade("head").failure()).isNull();
            }
            files(10, fill(5).replaceAll("--comment.*\n", ""));
            try (Opened opened = files.open(database)) {
                assertThat(opened.plan(PlanRequest.upgrade(Target.parse("head"))).isEmpty()).isTrue();
                assertThat(opened.plan(PlanRequest.upgrade(Target.parse("head"))).blockers()).isEmpty();
            }
            files(10, fill(5).replaceAll("--comment: ", "-- "));
            try (Opened opened = files.open(database)) {
                assertThat(opened.plan(PlanRequest.upgrade(Target.parse("head"))).blockers()).singleElement()
                        .satisfies(b -> assertThat(b.reason()).isEqualTo(Blocker.Reason.EDITED));
            }
        }
    }

    @Tag("long")
    @Test
    void aMillionRowsAreFilledInBatchesOfTenThousand() throws SQLException {
        int rows = 1_000_000;
        ChangelogFolder files = files(rows, fill(10_000));
        try (PostgresDatabase database = PostgresServer.shared().fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+2");
            long start = System.nanoTime();
            assertThat(upgrade(opened, RunListener.SILENT, new CancelToken()).failure()).isNull();
            double batches = (System.nanoTime() - start) / 1e9;
            assertEachOnce(database, rows);
            opened.rollback("-1");
            database.run("VACUUM FULL big");
            start = System.nanoTime();
            database.run(
                    "UPDATE big SET priority_id = CASE priority WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END,"
                            + " touched = touched + 1 WHERE priority IS NOT NULL OR id % 7 = 0");
            System.out.printf("A million rows in batches of 10,000: %.1f s; as one statement: %.1f s%n", batches,
                    (System.nanoTime() - start) / 1e9);
        }
    }
}
