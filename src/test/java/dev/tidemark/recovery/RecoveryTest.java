package dev.tidemark.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.recovery.Classification;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.Presence;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** States that a kill, a hand or another tool leaves behind, made for real, examined and mended. */
@ExtendWith(LeakCheck.class)
class RecoveryTest {
    private static final PlanRequest UP = PlanRequest.upgrade(new Target.Head());
    private static final String THREE = """
            two
            CREATE TABLE a (id INT PRIMARY KEY);
            CREATE TABLE b (id INT PRIMARY KEY);
            INSERT INTO a VALUES (1);
            CREATE TABLE c (id INT PRIMARY KEY);
            --rollback DROP TABLE c;
            --rollback DROP TABLE b;
            --rollback DROP TABLE a;
            """;

    @TempDir
    Path folder;

    private static Doubt there(@Nullable Doubt doubt) {
        return Objects.requireNonNull(doubt);
    }

    @Test
    void aRunThatWasKilledOnH2IsHalfAppliedAndCanBeFinished() throws SQLException {
        try (TestDatabase h2 = H2Databases.file(folder)) {
            Wreck wreck = new Wreck(h2, folder, "one\nCREATE TABLE first (id INT);", THREE);
            wreck.kill(UP, 5 + 4); // one: sent, ended, row sent, row ended, committed; two: second statement came back

            assertThat(wreck.doubts().lock().held()).isTrue();
            assertThat(wreck.doubts().interrupted()).hasSize(1);
            Doubt doubt = there(wreck.doubt("two"));
            assertThat(doubt.classification()).isEqualTo(Classification.HALF_APPLIED);
            assertThat(doubt.numbers(Presence.DONE)).containsExactly(1, 2);
            assertThat(doubt.numbers(Presence.NOT_DONE)).containsExactly(3, 4);
            assertThat(there(doubt).suggested()).extracting(Remedy::kind).isEqualTo(Remedy.Kind.FINISH);

            wreck.releaseLock();
            assertThat(wreck.run(UP).failure()).isNotNull()
                    .satisfies(f -> assertThat(f.sentences()).contains("in doubt"));
            RunOutcome finished = wreck.mend(Remedy.Kind.FINISH, "two");
            assertThat(finished.failure()).isNull();
            h2.run("INSERT INTO c VALUES (1)", "INSERT INTO a VALUES (2)");
            assertThat(wreck.doubts().any()).isFalse();
            assertThat(wreck.run(UP).failure()).isNull();
        }
    }

    @Test
    void theHalfThatIsThereCanBeUndone() throws SQLException {
        try (TestDatabase h2 = H2Databases.file(folder)) {
            Wreck wreck = new Wreck(h2, folder, THREE);
            wreck.kill(UP, 4);
            wreck.releaseLock();

            assertThat(wreck.mend(Remedy.Kind.UNDO, "two").failure()).isNull();
            assertThat(wreck.doubts().any()).isFalse();
            assertThat(wreck.run(UP).failure()).as("nothing is in its way").isNull();
        }
    }

    @Test
    void aRollbackThatWasKilledOnH2IsHalfUndoneAndGoesOn() throws SQLException {
        try (TestDatabase h2 = H2Databases.file(folder)) {
            Wreck wreck = new Wreck(h2, folder, THREE);
            assertThat(wreck.run(UP).failure()).isNull();
            wreck.kill(PlanRequest.rollback(new Target.Base()), 2);
            wreck.releaseLock();

            Doubt doubt = there(wreck.doubt("two"));
            assertThat(doubt.classification()).isEqualTo(Classification.HALF_UNDONE);
            assertThat(doubt.numbers(Presence.DONE)).containsExactly(1);
            assertThat(wreck.mend(Remedy.Kind.UNDO, "two").failure()).isNull();
            Status after = wreck.open(opened -> opened.status());
            assertThat(after.record().rows()).isEmpty();
            assertThat(after.timeline().waiting()).hasSize(1);
            assertThat(wreck.run(UP).failure()).isNull();
        }
    }

    @Test
    void aRollbackThatWasKilledBeforeItsRowWasRemovedIsUnrecorded() throws SQLException {
        try (TestDatabase h2 = H2Databases.file(folder)) {
            Wreck wreck = new Wreck(h2, folder, THREE);
            assertThat(wreck.run(UP).failure()).isNull();
            wreck.kill(PlanRequest.rollback(new Target.Base()), 6);
            wreck.releaseLock();

            Doubt doubt = there(wreck.doubt("two"));
            assertThat(doubt.classification()).isEqualTo(Classification.UNDONE_NOT_UNRECORDED);
            assertThat(wreck.mend(Remedy.Kind.UNRECORD, "two").failure()).isNull();
            assertThat(wreck.run(UP).failure()).isNull();
        }
    }

    @Test
    void onPostgresAKilledRevisionIsWholeOrNot() throws SQLException {
        try (TestDatabase postgres = PostgresServer.shared().fresh()) {
            Wreck wreck = new Wreck(postgres, folder, THREE);
            wreck.kill(UP, 6);

            Doubt doubt = there(wreck.doubt("two"));
            assertThat(doubt.classification()).isEqualTo(Classification.NOT_APPLIED);
            assertThat(wreck.doubts().interrupted()).hasSize(1);
            wreck.releaseLock();
            assertThat(wreck.run(UP).failure()).isNull();
            assertThat(wreck.doubts().any()).isFalse();
            assertThat(wreck.doubts().interrupted()).isEmpty();
        }
    }

    @Test
    void whatAnotherToolAppliedAndDidNotRecordIsMarkedAsRun() throws SQLException {
        try (TestDatabase postgres = PostgresServer.shared().fresh()) {
            Wreck wreck = new Wreck(postgres, folder, THREE, "later\nALTER TABLE a ADD note TEXT;");
            postgres.run("CREATE TABLE a (id INT PRIMARY KEY)", "CREATE TABLE b (id INT PRIMARY KEY)",
                    "INSERT INTO a VALUES (1)", "CREATE TABLE c (id INT PRIMARY KEY)");

            TimelineEntry entry = wreck.open(opened -> opened.status()).timeline().entries().getFirst();
            assertThat(entry.state()).isEqualTo(RevisionState.UNRECORDED);
            Doubt doubt = there(wreck.doubt("two"));
            assertThat(doubt.classification()).isEqualTo(Classification.APPLIED_NOT_RECORDED);
            assertThat(wreck.doubt("later")).isNull();
            assertThat(wreck.mend(Remedy.Kind.MARK_RUN, "two").failure()).isNull();
            assertThat(wreck.run(UP).failure()).isNull();
        }
    }

    @Test
    void aHalfThatAPersonMadeByHandCanBeFinished() throws SQLException {
        try (TestDatabase postgres = PostgresServer.shared().fresh()) {
            Wreck wreck = new Wreck(postgres, folder, THREE);
            postgres.run("CREATE TABLE a (id INT PRIMARY KEY)", "CREATE TABLE b (id INT PRIMARY KEY)");

            Doubt doubt = there(wreck.doubt("two"));
            assertThat(doubt.numbers(Presence.DONE)).containsExactly(1, 2);
            assertThat(doubt.numbers(Presence.CANNOT_TELL)).containsExactly(3);
            assertThat(doubt.suggested()).as("whether the row was written cannot be told").isNull();
            assertThat(wreck.mend(Remedy.Kind.FINISH, "two").failure()).isNull();
            assertThat(wreck.doubts().any()).isFalse();
        }
    }

    @Test
    void aTableThatOnlyHasTheSameNameIsNotTakenForTheRevisions() throws SQLException {
        try (TestDatabase postgres = PostgresServer.shared().fresh()) {
            Wreck wreck = new Wreck(postgres, folder, "one\nCREATE TABLE users (id INT, email TEXT);");
            postgres.run("CREATE TABLE users (name TEXT)");

            Doubt doubt = there(wreck.doubt("one"));
            assertThat(doubt.classification()).isEqualTo(Classification.CANNOT_TELL);
            assertThat(wreck.run(UP).failure()).isNotNull();
        }
    }

    @Test
    void anIndexWhoseBuildingFailedIsFoundAndDropped() throws SQLException {
        try (TestDatabase postgres = PostgresServer.shared().fresh()) {
            Wreck wreck = new Wreck(postgres, folder,
                    "one\nCREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (1);",
                    "two runInTransaction:false\nCREATE UNIQUE INDEX CONCURRENTLY ix ON t (id);");
            assertThat(wreck.run(UP).failure()).isNotNull();

            assertThat(wreck.doubts().indexes()).hasSize(1);
            Doubt doubt = there(wreck.doubt("two"));
            assertThat(doubt.classification()).isEqualTo(Classification.NOT_APPLIED);
            assertThat(doubt.suggested()).extracting(Remedy::kind).isEqualTo(Remedy.Kind.DROP_INDEX);
            assertThat(wreck.open(o -> o.status()).timeline().find(Wreck.id("two")))
                    .extracting(TimelineEntry::state).isEqualTo(RevisionState.FAILED);
            assertThat(wreck.mend(Remedy.Kind.DROP_INDEX, "two").failure()).isNull();
            assertThat(wreck.doubts().indexes()).isEmpty();
            postgres.run("DELETE FROM t");
            assertThat(wreck.run(UP).failure()).isNull();
        }
    }

    @Test
    void aRevisionThatFailedAndLeftNothingSaysSoAndIsTriedAgainByPlusOne() throws SQLException {
        try (TestDatabase postgres = PostgresServer.shared().fresh()) {
            Wreck wreck = new Wreck(postgres, folder, "one\nCREATE TABLE a (id INT);\nINSERT INTO b VALUES (1);");
            assertThat(wreck.run(UP).failure()).isNotNull();

            Status status = wreck.open(opened -> opened.status());
            assertThat(status.timeline().entries().getFirst().state()).isEqualTo(RevisionState.FAILED);
            assertThat(status.timeline().entries().getFirst().note()).contains("\"b\" does not exist");
            assertThat(wreck.doubts().any()).isFalse();
            postgres.run("CREATE TABLE b (id INT)");
            assertThat(wreck.run(PlanRequest.upgrade(Target.parse("+1"))).failure()).isNull();
        }
    }

    @Test
    void theLockIsReleasedAsItWasSeenAndNoOther() throws SQLException {
        try (TestDatabase postgres = PostgresServer.shared().fresh()) {
            Wreck wreck = new Wreck(postgres, folder, THREE);
            assertThat(wreck.run(UP).failure()).isNull();
            postgres.run("UPDATE databasechangeloglock SET locked = true, lockedby = 'build7',"
                    + " lockgranted = TIMESTAMP '2026-01-02 03:04:05'");

            wreck.open(opened -> {
                var plan = opened.plan(PlanRequest.releaseLock());
                try {
                    postgres.run("UPDATE databasechangeloglock SET lockedby = 'build8'");
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
                assertThat(opened.run(plan).failure()).isNotNull();
                return Boolean.TRUE;
            });
            assertThat(wreck.doubts().lock().by()).isEqualTo("build8");
            assertThat(wreck.doubts().any()).isTrue();
            wreck.releaseLock();
            assertThat(wreck.doubts().any()).isFalse();
        }
    }
}
