package dev.tidemark.badinput;

import static dev.tidemark.badinput.StructureInputTest.yaml;
import static dev.tidemark.badinput.StructureInputTest.yamlChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.LeakCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL that the database or its driver takes otherwise than it was meant. */
@ExtendWith(LeakCheck.class)
@SuppressWarnings("StringConcatToTextBlock") // short pieces of files read better where they are used
class SqlInputTest {
    private static final String BODY =
            "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  PERFORM 1;\n  RETURN 2;\nEND $$;";

    @TempDir
    Path place;

    @ParameterizedTest
    @MethodSource("mistakes")
    void isSaidAndNothingIsLost(Mistake mistake) throws Exception {
        Trial.of(mistake, place);
    }

    @AfterAll
    static void count() {
        System.out.println("Bad input, SQL: " + mistakes().size() + " mistakes");
    }

    static List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        all.addAll(pieces());
        all.addAll(failures());
        all.addAll(large());
        return all;
    }

    private static List<Mistake> pieces() {
        return List.of(
                Mistake.of("A function in dollar quotes without splitStatements:false").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", BODY)).asking("upgrade", "--yes").exit(0)
                        .says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A function in tagged dollar quotes without splitStatements:false").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", BODY.replace("$$", "$body$")))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A function with splitStatements:false, as it should be").onPostgres()
                        .given(s -> s.sql("--changeset ann:one splitStatements:false", BODY)).asking("upgrade", "--yes")
                        .exit(0).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A function with an endDelimiter, as it should be").onPostgres()
                        .given(s -> s.sql("--changeset ann:one endDelimiter:@@", BODY.replaceAll(";$", "\n@@"),
                                "CREATE TABLE two (id int)", "@@"))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A body in dollar quotes on H2")
                        .given(s -> s.sql("--changeset ann:one", "CREATE ALIAS f AS $$", "int f() {", "  int a = 1;",
                                "  return a;", "}", "$$;"))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.sql::one::ann at root.sql:2: statement 1 is cut inside a text in $$, where a ; stands. Nothing was changed. Give the change splitStatements:false, or another endDelimiter."),
                Mistake.of("A function in sqlFile without splitStatements").onPostgres()
                        .given(s -> s.root("root.yaml", yaml(yamlChange("one", "- sqlFile: {path: f.sql}")))
                                .file("f.sql", BODY))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A text in quotes that is not closed")
                        .given(s -> s.sql("--changeset ann:one", "INSERT INTO kept VALUES (length('oops));"))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.sql::one::ann at root.sql:2: its statement is cut inside a text in quotes, where a ; stands. Nothing was changed."),
                Mistake.of("MySQL's DELIMITER")
                        .given(s -> s.sql("--changeset ann:one", "DELIMITER //", "CREATE TABLE one (id int)//",
                                "DELIMITER ;"))
                        .asking("upgrade", "--yes").exit(5)
                        .says("its statement holds DELIMITER, a command of MySQL's client, which no database knows. Nothing was changed. Take it out, and give the change an endDelimiter."),
                Mistake.of("A command of psql at the beginning").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "\\set ON_ERROR_STOP on",
                                "CREATE TABLE one (id int);"))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.sql::one::ann at root.sql:2: its statement holds \\set, a command of psql, which no database knows. Nothing was changed. Take it out, and write in SQL what it is to do."),
                Mistake.of("A command of psql after a statement").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "SELECT 1 AS x \\gset", "CREATE TABLE one (id int);"))
                        .asking("upgrade", "--yes").exit(5)
                        .says("its statement holds \\gset, a command of psql, which no database knows. Nothing was changed."),
                Mistake.of("COPY with rows in the file, as pg_dump writes it").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "COPY kept (id) FROM stdin;", "5", "6", "\\."))
                        .asking("upgrade", "--yes").exit(5)
                        .says("statement 1 copies rows that psql would read from the same file. Nothing was changed. Put the rows into a file and use loadData, or write them as INSERT."));
    }

    private static List<Mistake> failures() {
        return List.of(
                Mistake.of("A statement that fails in the middle of a revision, on PostgreSQL").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE one (id int);",
                                "INSERT INTO nowhere VALUES (1);", "CREATE TABLE two (id int);"))
                        .asking("upgrade", "--yes")
                        .says("root.sql::one::ann failed: relation \"nowhere\" does not exist. No step was committed. This revision was undone completely. Mend the cause, plan again and go on from there. The statement was: INSERT INTO nowhere VALUES (1)")
                        .leaves(After.that("only Liquibase's own tables are made; the revision was undone", s -> {
                            assertThat(s.recorded()).isEmpty();
                            assertThat(s.tables()).containsExactly("databasechangelog", "databasechangeloglock",
                                    "kept");
                        })),
                Mistake.of("A statement that fails in the middle of a revision, on H2")
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE one (id int);",
                                "INSERT INTO nowhere VALUES (1);", "CREATE TABLE two (id int);"))
                        .asking("upgrade", "--yes")
                        .says("root.sql::one::ann failed: Table \"NOWHERE\" not found. No step was committed. This revision is not one transaction here: the first 1 of its 3 statements stay. Mend the cause, plan again and go on from there.")
                        .leaves(After.that("the statements before the failure stay, as it says; nothing is recorded",
                                s -> {
                                    assertThat(s.tables()).contains("one").doesNotContain("two");
                                    assertThat(s.recorded()).isEmpty();
                                })),
                Mistake.of("A statement that fails in the middle of a plan").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE one (id int);", "--changeset ann:two",
                                "CREATE TABLE two (id int);", "INSERT INTO nowhere VALUES (1);",
                                "--changeset ann:three", "CREATE TABLE three (id int);"))
                        .asking("upgrade", "--yes")
                        .says("root.sql::two::ann failed: relation \"nowhere\" does not exist. 1 of 3 steps are committed and stay. This revision was undone completely. Mend the cause, plan again and go on from there.")
                        .leaves(After.that(
                                "the revisions before it are applied, it is undone, those after it are not begun",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A deferred constraint that fails at the commit").onPostgres()
                        .given(s -> s.sql("--changeset ann:one",
                                "CREATE TABLE one (id int REFERENCES kept DEFERRABLE INITIALLY DEFERRED);",
                                "--changeset ann:two", "INSERT INTO one VALUES (99);", "--changeset ann:three",
                                "CREATE TABLE three (id int);"))
                        .asking("upgrade", "--yes")
                        .says("root.sql::two::ann failed: insert or update on table \"one\" violates foreign key constraint \"one_id_fkey\". 1 of 3 steps are committed and stay. This revision was undone completely. Mend the cause, plan again and go on from there. The statement was: COMMIT")
                        .leaves(After.that(
                                "the revisions before it are applied, it is undone, those after it are not begun",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A row that breaks a unique key").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "INSERT INTO kept VALUES (1);"))
                        .asking("upgrade", "--yes")
                        .says("root.sql::one::ann failed: duplicate key value violates unique constraint \"kept_pkey\". No step was committed. This revision was undone completely.")
                        .leaves(After.that("only Liquibase's own tables are made; the revision was undone", s -> {
                            assertThat(s.recorded()).isEmpty();
                            assertThat(s.tables()).containsExactly("databasechangelog", "databasechangeloglock",
                                    "kept");
                        })),
                Mistake.of("A table that exists already, on PostgreSQL").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE kept (id int);"))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.sql::one::ann is in doubt. … Nothing was changed. See what 'tidemark recover' says about it: it can be finished, undone, or marked as run. A target before it can be reached as it is.")
                        .leaves(After.UNCHANGED),
                Mistake.of("A table that exists already, on H2")
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE kept (id int);"))
                        .asking("upgrade", "--yes").exit(5)
                        .says("root.sql::one::ann is in doubt. … Nothing was changed. See what 'tidemark recover' says about it: it can be finished, undone, or marked as run. A target before it can be reached as it is.")
                        .leaves(After.UNCHANGED),
                Mistake.of("A rollback that fails").onPostgres().given(s -> {
                    s.sql("--changeset ann:one", "CREATE TABLE one (id int);", "--rollback DROP TABLE uno;");
                    s.ask(List.of("upgrade", "--yes"));
                }).asking("rollback", "-1", "--yes", "--allow-data-loss").says(
                        "root.sql::one::ann failed: table \"uno\" does not exist. No step was committed. This revision was undone completely. Mend the cause, plan again and go on from there."),
                Mistake.of("A statement that cuts its own connection").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE one (id int);",
                                "SELECT pg_terminate_backend(pg_backend_pid());"))
                        .asking("upgrade", "--yes")
                        .says("root.sql::one::ann failed: terminating connection due to administrator command. No step was committed. The connection is lost; the server undoes this revision by itself.",
                                "Connect again and look at the history before going on.")
                        .leaves(After.that("only Liquibase's own tables are made; the revision was undone", s -> {
                            assertThat(s.recorded()).isEmpty();
                            assertThat(s.tables()).containsExactly("databasechangelog", "databasechangeloglock",
                                    "kept");
                        })),
                Mistake.of("A statement that is cancelled from elsewhere").onPostgres()
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE one (id int);",
                                "SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(5);"))
                        .asking("upgrade", "--yes")
                        .says("root.sql::one::ann failed: canceling statement due to user request. No step was committed. This revision was undone completely.")
                        .leaves(After.that("only Liquibase's own tables are made; the revision was undone", s -> {
                            assertThat(s.recorded()).isEmpty();
                            assertThat(s.tables()).containsExactly("databasechangelog", "databasechangeloglock",
                                    "kept");
                        })),
                Mistake.of("A revision that runs into a lock").onPostgres().given(s -> {
                    s.blockade("LOCK TABLE kept IN SHARE MODE");
                    s.sql("--changeset ann:one", "ALTER TABLE kept ADD COLUMN more int;");
                }).asking("upgrade", "--lock-wait", "0", "--yes").says(
                        "root.sql::one::ann failed: canceling statement due to lock timeout. No step was committed. This revision was undone completely. Somebody else holds a lock on it: … Try again when they are done.")
                        .leaves(After.that("only Liquibase's own tables are made; the revision was undone", s -> {
                            assertThat(s.recorded()).isEmpty();
                            assertThat(s.tables()).containsExactly("databasechangelog", "databasechangeloglock",
                                    "kept");
                        })));
    }

    private static List<Mistake> large() {
        return List.of(
                Mistake.of("A statement of 10 MB on H2")
                        .given(s -> s.sql("--changeset ann:one", "CREATE TABLE big (word varchar(20000000));",
                                "INSERT INTO big VALUES ('" + "x".repeat(10_000_000) + "');"))
                        .asking("upgrade", "--yes").exit(0).within(Duration.ofMinutes(1)).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A statement of 10 MB on PostgreSQL").onPostgres()
                        .given(s -> s.sql("--changeset ann:one",
                                "SELECT length('" + "x".repeat(10_000_000) + "'), 1 WHERE 1 IN ("
                                        + "12345678,".repeat(100_000) + "1);"))
                        .asking("upgrade", "--yes").exit(0).within(Duration.ofMinutes(1)).says("Done: 1 revision")
                        .leaves(After.that("the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one"))));
    }
}
