package dev.tidemark.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixture.LeakCheck;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database remembers and what the files say, at odds. */
@ExtendWith(LeakCheck.class)
@SuppressWarnings("StringConcatToTextBlock") // short pieces of files read better where they are used
class RecordInputTest {
    private static final String ONE = "--changeset ann:one\nCREATE TABLE one (id int);\n--rollback DROP TABLE one;";
    private static final String TWO = "--changeset ann:two\nCREATE TABLE two (id int);\n--rollback DROP TABLE two;";
    private static final String ROW =
            "INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum) VALUES ";

    static final String LIQUIBASE_1_9 =
            "CREATE TABLE databasechangelog (id varchar(63) NOT NULL, author varchar(63) NOT NULL, filename varchar(200) NOT NULL, dateexecuted timestamp NOT NULL, md5sum varchar(32), description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(10), PRIMARY KEY (id, author, filename))";
    static final String LIQUIBASE_2_0 =
            "CREATE TABLE databasechangelog (id varchar(63) NOT NULL, author varchar(63) NOT NULL, filename varchar(200) NOT NULL, dateexecuted timestamp NOT NULL, orderexecuted int NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35), description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), PRIMARY KEY (id, author, filename))";

    private static final After BOTH =
            After.that("the revision is applied", s -> assertThat(s.recorded()).containsExactly("one", "two"));

    @TempDir
    Path place;

    @ParameterizedTest
    @MethodSource("mistakes")
    void isSaidAndNothingIsLost(Mistake mistake) throws Exception {
        Trial.of(mistake, place);
    }

    @AfterAll
    static void count() {
        System.out.println("Bad input, record: " + mistakes().size() + " mistakes");
    }

    private static Mistake.Setup applied(String... changesets) {
        return s -> { s.sql(changesets); assertThat(s.ask(List.of("upgrade", "--yes")).exit()).isZero(); };
    }

    /** The first of two revisions is applied, and has that checksum in its row. */
    private static Mistake.Setup recorded(String checksum) {
        return s -> {
            applied(ONE).into(s);
            s.sql(ONE, TWO).run("UPDATE databasechangelog SET md5sum = '" + checksum + "'");
        };
    }

    static List<Mistake> mistakes() {
        return List.of(
                Mistake.of("A revision that was edited after it ran").given(s -> {
                    applied(ONE).into(s);
                    s.sql(ONE.replace("id int", "id bigint"), TWO);
                }).asking("status").exit(0).says(
                        "Warning: root.sql::one::ann: The file changed after it ran: recorded 9:82d6de6e6b3838e06b89142cd3fbcc03, now 9:8244bb343550ad238dbf77b48f934bfa. Restore the file, or accept the edit when you upgrade (--accept-edited)."),
                Mistake.of("A revision that was edited after it ran, and an upgrade").given(s -> {
                    applied(ONE).into(s);
                    s.sql(ONE.replace("id int", "id bigint"), TWO);
                }).asking("upgrade", "--yes").exit(5).says(
                        "root.sql::one::ann changed in the files after it ran here. The file changed after it ran: recorded 9:82d6…, now 9:8244…. Nothing was changed. Restore the file, or accept the edit with --accept-edited, which writes the new checksum as a step of the plan and runs nothing of it."),
                Mistake.of("A recorded checksum that is null").given(s -> {
                    applied(ONE).into(s);
                    s.run("UPDATE databasechangelog SET md5sum = NULL");
                }).asking("status").exit(0).says("Applied 1 Pending 0"),
                Mistake.of("A recorded checksum of an older version").given(s -> {
                    applied(ONE).into(s);
                    s.run("UPDATE databasechangelog SET md5sum = '8:00000000000000000000000000000000'");
                }).asking("upgrade", "--yes").exit(5)
                        .says("recorded 8:00000000000000000000000000000000, now 9:82d6…. Nothing was changed."),
                Mistake.of("A recorded checksum of version 7").given(recorded("7:00000000000000000000000000000000"))
                        .asking("upgrade", "--yes").exit(5)
                        .says("recorded 7:00000000000000000000000000000000, now 9:82d6…. Nothing was changed."),
                Mistake.of("The right checksum in version 8").given(recorded("8:c9c10fae4f42865b2e2bf2eb94122a6c"))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision").leaves(BOTH),
                Mistake.of("The right checksum in version 7").given(recorded("7:f8bc00688becf1a74eafabfd3311f026"))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision").leaves(BOTH),
                Mistake.of("The right checksum of Liquibase 2.0").given(recorded("3:6cb2dee599389e71dc6ca0d1c01cc091"))
                        .asking("upgrade", "--yes").exit(0).says("Done: 1 revision").leaves(BOTH),
                Mistake.of("A recorded checksum that is none").given(s -> {
                    applied(ONE).into(s);
                    s.run("UPDATE databasechangelog SET md5sum = 'nonsense'");
                }).asking("status").exit(0).says("recorded nonsense, now 9:82d6…."),
                Mistake.of("A recorded checksum without version").given(s -> {
                    applied(ONE).into(s);
                    s.run("UPDATE databasechangelog SET md5sum = '0123456789abcdef0123456789abcdef'");
                }).asking("status").exit(0).says("recorded 0123456789abcdef0123456789abcdef, now 9:82d6…."),
                Mistake.of("Rows without files").given(s -> {
                    applied(ONE, TWO).into(s);
                    s.sql(ONE);
                }).asking("status").exit(0).says(
                        "Warning: 1 row is recorded here and not in these files. They may belong to another application; they are never touched."),
                Mistake.of("Rows without files, and a rollback to base").given(s -> {
                    applied(ONE, TWO).into(s);
                    s.sql(ONE);
                }).asking("rollback", "base", "--yes", "--allow-data-loss").exit(0)
                        .says("Note: 1 later row is not of these files and stays untouched.")
                        .leaves(After.that("the revisions of the files are undone, the other row and its table stay",
                                s -> assertThat(s.recorded()).containsExactly("two"))),
                Mistake.of("A history table of Liquibase 1.9").onPostgres().given(s -> s.sql(ONE).run(LIQUIBASE_1_9,
                        "INSERT INTO databasechangelog VALUES ('zero', 'ann', 'root.sql', now(), 'd41d8cd98f00b204e9800998ecf8427e')"))
                        .asking("upgrade", "--yes").exit(0)
                        .says("ALTER TABLE public.databasechangelog ALTER COLUMN MD5SUM TYPE VARCHAR(35) … Done: 1 revision")
                        .leaves(After.that("the table gets the columns of today, as the plan shows, and keeps its rows",
                                s -> assertThat(s.recorded()).containsExactlyInAnyOrder("zero", "one"))),
                Mistake.of("A history table of Liquibase 1.9, looked at").onPostgres()
                        .given(s -> s.sql(ONE).run(LIQUIBASE_1_9)).asking("status").exit(0)
                        .says("root.sql::one::ann sql"),
                Mistake.of("A history table of Liquibase 2.0").onPostgres().given(s -> s.sql(ONE).run(LIQUIBASE_2_0,
                        "INSERT INTO databasechangelog VALUES ('zero', 'ann', 'root.sql', now(), 1, 'EXECUTED', '3:d41d8cd98f00b204e9800998ecf8427e')"))
                        .asking("upgrade", "--yes").exit(0)
                        .says("ALTER TABLE public.databasechangelog ADD CONTEXTS VARCHAR(255);…Done: 1 revision")
                        .leaves(After.that("the table gets the columns of today, as the plan shows, and keeps its rows",
                                s -> assertThat(s.recorded()).containsExactly("zero", "one"))),
                Mistake.of("A lock that somebody else holds").given(s -> {
                    applied(ONE).into(s);
                    s.sql(ONE, TWO).run(
                            "UPDATE databasechangeloglock SET locked = TRUE, lockedby = 'build7', lockgranted = TIMESTAMP '2026-01-02 03:04:05'");
                }).asking("upgrade", "--yes").exit(6).says(
                        "The changelog lock is held by build7 since 2026-01-02T03:04:05. Nothing was changed. Wait for it to finish. It cannot be told from the lock whether its holder still lives; if you know that it does not, release the lock with 'tidemark recover --release-lock'."),
                Mistake.of("A lock table without its row").given(s -> {
                    applied(ONE).into(s);
                    s.sql(ONE, TWO).run("DELETE FROM databasechangeloglock");
                }).asking("upgrade", "--yes").exit(0)
                        .says("INSERT INTO PUBLIC.DATABASECHANGELOGLOCK (ID, LOCKED) VALUES (1, FALSE)")
                        .leaves(After.that("the row is made, as the plan shows, and the revision is applied",
                                s -> assertThat(s.recorded()).containsExactly("one", "two"))),
                Mistake.of("Two changelogs in one history").given(s -> {
                    applied(ONE).into(s);
                    s.root("yours.sql", "--liquibase formatted sql\n" + TWO + "\n");
                    assertThat(s.ask(List.of("upgrade", "--yes")).exit()).isZero();
                }).asking("rollback", "base", "--yes", "--allow-data-loss").exit(0).says("Done: 1 revision")
                        .leaves(After.that(
                                "only the revisions of these files are undone; the others keep their rows and tables",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A history table in which all rows have one number").given(s -> {
                    applied(ONE, TWO).into(s);
                    s.run("UPDATE databasechangelog SET orderexecuted = 1");
                }).asking("rollback", "-1", "--yes", "--allow-data-loss").exit(0).says("roll back root.sql::two::ann")
                        .leaves(After.that("the later one by the files is undone",
                                s -> assertThat(s.recorded()).containsExactly("one"))),
                Mistake.of("A history table without the column of its order").given(s -> {
                    applied(ONE, TWO).into(s);
                    s.run("ALTER TABLE databasechangelog DROP COLUMN orderexecuted",
                            "UPDATE databasechangelog SET dateexecuted = TIMESTAMP '2020-01-01 00:00:00' WHERE id = 'one'");
                }).asking("status").exit(0).says("Current position root.sql::two::ann Applied 2"),
                Mistake.of("A history table with one revision twice").given(s -> {
                    applied(ONE).into(s);
                    s.run(ROW + "('one', 'ann', 'root.sql', CURRENT_TIMESTAMP, 2, 'EXECUTED', NULL)");
                }).asking("status").exit(0).says(
                        "Warning: root.sql::one::ann is recorded 2 times. Rolling it back or marking it as not applied removes all of these rows."),
                Mistake.of("A table called databasechangelog that is somebody's own")
                        .given(s -> s.sql(ONE).run("CREATE TABLE databasechangelog (word varchar(10))"))
                        .asking("status").exit(5)
                        .says("There is a table DATABASECHANGELOG that is not Liquibase's: it lacks AUTHOR, FILENAME, ID. Nothing was changed. Rename that table, or name another one for Liquibase with 'changelogTable' in tidemark.yaml."),
                Mistake.of("A table called databasechangeloglock that is somebody's own")
                        .given(s -> s.sql(ONE).run("CREATE TABLE databasechangeloglock (word varchar(10))"))
                        .asking("status").exit(5)
                        .says("There is a table DATABASECHANGELOGLOCK that is not Liquibase's: it lacks ID, LOCKED, LOCKEDBY, LOCKGRANTED. Nothing was changed."),
                Mistake.of("A database that Alembic owns")
                        .given(s -> s.sql(ONE).run("CREATE TABLE alembic_version (version_num varchar(32))"))
                        .asking("status").exit(0)
                        .says("Warning: Another migration tool keeps its record here too: alembic_version. Make sure that only one of them changes a table; Tidemark leaves the other's alone."),
                Mistake.of("A database that Flyway owns").onPostgres()
                        .given(s -> s.sql(ONE).run("CREATE TABLE flyway_schema_history (installed_rank int)"))
                        .asking("status").exit(0)
                        .says("Warning: Another migration tool keeps its record here too: flyway_schema_history."));
    }
}
