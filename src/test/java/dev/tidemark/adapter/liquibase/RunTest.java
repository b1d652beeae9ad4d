package dev.tidemark.adapter.liquibase;

import static dev.tidemark.fixture.ChangelogFolder.change;
import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.Stop;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run does and what it refuses. */
@ExtendWith(LeakCheck.class)
class RunTest {
    @TempDir
    Path folder;

    private static List<String> ids(List<TimelineEntry> entries) {
        return entries.stream().map(e -> e.id().id()).toList();
    }

    private static List<String> recorded(Opened opened) {
        return opened.status().record().rows().stream().map(r -> r.id().id()).toList();
    }

    private static Failure failure(RunOutcome outcome) {
        return requireNonNull(outcome.failure());
    }

    @ParameterizedTest
    @EnumSource
    void aFailingStatementLeavesTheEarlierRevisionsAndUndoesItsOwnWhereDdlIsTransactional(Kind kind)
            throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("one"),
                change("two", "CREATE TABLE two (id int);\nINSERT INTO nowhere VALUES (1)", "DROP TABLE two"),
                table("three"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            RunOutcome outcome = opened.upgrade("head");
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(outcome.done()).extracting(d -> d.revision().id()).containsExactly("one");
            Failure.StatementFailed failure = (Failure.StatementFailed) failure(outcome);
            assertThat(failure.what()).startsWith("root.sql::two::ann failed: ");
            assertThat(failure.statement()).isEqualTo("INSERT INTO nowhere VALUES (1)");
            assertThat(failure.message()).containsIgnoringCase("nowhere");
            if (kind.transactional()) {
                assertThat(failure.position()).isEqualTo(13);
                assertThat(failure.sqlState()).isEqualTo("42P01");
                assertThat(failure.databaseState()).contains("1 of 3 steps are committed", "undone completely");
                assertThat(database.openConnections()).isEqualTo(1);
                database.run("CREATE TABLE two (proof int)");
            } else {
                assertThat(failure.databaseState())
                        .contains("1 of 3 steps are committed", "the first 1 of its 2 statements stay");
                assertThat(failure.message()).doesNotContain("SQL statement:");
            }
            assertThat(recorded(opened)).containsExactly("one");
            assertThat(opened.status().lock().held()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTargetOfTheCommandLineLeadsWhereItSays(Kind kind) throws SQLException {
        ChangelogFolder files =
                new ChangelogFolder(folder).sql(table("a"), table("b"), table("c"), table("d"), table("e"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+2");
            assertThat(recorded(opened)).containsExactly("a", "b");
            opened.upgrade("root.sql::d::ann");
            assertThat(recorded(opened)).containsExactly("a", "b", "c", "d");
            opened.run(opened.plan(PlanRequest.tag("here")));
            assertThat(opened.status().record().rows().getLast().tag()).isEqualTo("here");
            opened.upgrade("head");
            opened.rollback("tag:here");
            assertThat(recorded(opened)).containsExactly("a", "b", "c", "d");
            opened.rollback("-1");
            assertThat(recorded(opened)).containsExactly("a", "b", "c");
            opened.rollback("a");
            assertThat(recorded(opened)).containsExactly("a");
            opened.run(opened.plan(PlanRequest.upgrade(new Target.Named("d")).justThat()));
            assertThat(recorded(opened)).containsExactly("a", "d");
            assertThat(ids(opened.status().timeline().in(RevisionState.OUT_OF_ORDER))).containsExactly("b", "c");
            opened.upgrade("head");
            assertThat(recorded(opened)).containsExactly("a", "d", "b", "c", "e");
            opened.rollback("-2");
            assertThat(recorded(opened)).containsExactly("a", "d", "b");
            opened.rollback("date:2000-01-01");
            assertThat(recorded(opened)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void stampRecordsWithoutRunningAndUnRecordsWithoutUndoing(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"), table("c"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            assertThat(opened.stamp("b").result()).isEqualTo(Result.COMPLETED);
            assertThat(recorded(opened)).containsExactly("a", "b");
            database.run("CREATE TABLE a (proof int)");
            opened.stamp("base");
            assertThat(recorded(opened)).isEmpty();
            opened.run(opened.plan(PlanRequest.stamp(new Target.Named("b")).justThat()));
            assertThat(recorded(opened)).containsExactly("b");
            opened.run(opened.plan(PlanRequest.stamp(new Target.Named("b")).removing()));
            assertThat(recorded(opened)).isEmpty();
            database.run("DROP TABLE a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatNeverRanAreOnlyUnRecordedOnTheWayDown(Kind kind) throws SQLException {
        String guarded = """
                --changeset ann:guarded
                --preconditions onFail:MARK_RAN
                --precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM kept
                DROP TABLE kept;
                --rollback DROP TABLE kept;""";
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), guarded);
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            database.run("CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)");
            opened.upgrade("head");
            assertThat(ids(opened.status().timeline().in(RevisionState.RECORDED_ONLY))).containsExactly("guarded");
            Plan down = opened.plan(PlanRequest.rollback(new Target.Back(1)));
            assertThat(down.steps()).extracting(Step::kind).containsExactly(StepKind.UNSTAMP);
            assertThat(opened.run(down).result()).isEqualTo(Result.COMPLETED);
            database.run("INSERT INTO kept VALUES (2)");
            assertThat(recorded(opened)).containsExactly("a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEditedRevisionIsARowWithAStateAndStopsAnUpgradeUntilAccepted(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            opened.upgrade("head");
            files.sql(change("a", "CREATE TABLE a (id bigint PRIMARY KEY)", "DROP TABLE a"), table("b"));
            assertThat(ids(opened.status().timeline().in(RevisionState.EDITED))).containsExactly("a");
            Plan refused = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(refused.blockers()).extracting(Blocker::reason).containsExactly(Blocker.Reason.EDITED);
            assertThat(opened.run(refused).result()).isEqualTo(Result.REFUSED);
            assertThat(recorded(opened)).containsExactly("a");
            Plan accepted = opened.plan(PlanRequest.upgrade(new Target.Head()).acceptingEdits());
            assertThat(accepted.steps()).extracting(Step::kind).containsExactly(StepKind.ACCEPT_EDIT, StepKind.APPLY);
            assertThat(opened.run(accepted).failure()).isNull();
            assertThat(opened.status().timeline().in(RevisionState.EDITED)).isEmpty();
            assertThat(recorded(opened)).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlanIsRefusedWhenFilesOrRecordChangedSinceItWasReviewed(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"));
        try (TestDatabase database = kind.fresh();
                Opened opened = files.open(database);
                Opened other = files.open(database)) {
            Plan reviewed = opened.plan(PlanRequest.upgrade(new Target.Head()));
            other.upgrade("+1");
            RunOutcome record = opened.run(reviewed);
            assertThat(record.result()).isEqualTo(Result.REFUSED);
            assertThat(failure(record).what()).contains("history changed");
            Plan again = opened.plan(PlanRequest.upgrade(new Target.Head()));
            files.sql(table("a"), table("b"), table("c"));
            RunOutcome edited = opened.run(again);
            assertThat(edited.result()).isEqualTo(Result.REFUSED);
            assertThat(failure(edited).what()).contains("changelog files changed");
            assertThat(recorded(opened)).containsExactly("a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHeldLockIsAnsweredAtOnceWithItsHolder(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+1");
            database.run("UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKEDBY = 'elsewhere (10.0.0.9)',"
                    + " LOCKGRANTED = CURRENT_TIMESTAMP");
            RunOutcome outcome = opened.upgrade("head");
            assertThat(outcome.result()).isEqualTo(Result.REFUSED);
            assertThat(outcome.failure()).isInstanceOf(Failure.LockHeld.class);
            assertThat(failure(outcome).what()).contains("elsewhere (10.0.0.9)");
            assertThat(opened.status().lock().held()).isTrue();
            opened.database().engine().releaseLock();
            assertThat(opened.upgrade("head").result()).isEqualTo(Result.COMPLETED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLockThatSomebodyElseTookMeanwhileIsLeftToThem(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            RunListener thief = new RunListener() {
                @Override
                public void stepStarted(int index, int total, Step step) {
                    try {
                        database.run("UPDATE DATABASECHANGELOGLOCK SET LOCKEDBY = 'elsewhere'");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            opened.run(plan, new Agreement(true, null, false), thief, new CancelToken());
            assertThat(opened.status().lock().held()).isTrue();
            assertThat(opened.status().lock().by()).isEqualTo("elsewhere");
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancellingStopsBeforeTheNextRevision(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"), table("c"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            CancelToken cancel = new CancelToken();
            RunListener listener = new RunListener() {
                @Override
                public void stepStarted(int index, int total, Step step) {
                    if (index == 1) {
                        cancel.afterRevision();
                    }
                }
            };
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            RunOutcome outcome = opened.run(plan, new Agreement(true, null, false), listener, cancel);
            assertThat(outcome.result()).isEqualTo(Result.CANCELLED);
            assertThat(recorded(opened)).containsExactly("a", "b");
            assertThat(opened.status().lock().held()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunningStatementCanBeCancelledAndItsRevisionIsNotRecorded(Kind kind) throws SQLException {
        String slow = kind.transactional()
                ? "SELECT pg_sleep(60)"
                : "INSERT INTO a SELECT -X FROM SYSTEM_RANGE(1, 2000000000) WHERE MOD(X, 7) = 8";
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), change("slow", slow, "SELECT 1"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            CancelToken cancel = new CancelToken();
            RunListener listener = new RunListener() {
                @Override
                public void statementStarted(Step step, int number, String sql) {
                    if (sql.equals(slow)) {
                        Thread.ofVirtual().start(() -> {
                            while (!Thread.currentThread().isInterrupted() && cancel.wish() == CancelToken.Wish.NONE) {
                                java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
                                cancel.now();
                            }
                        });
                    }
                }
            };
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            RunOutcome outcome = opened.run(plan, new Agreement(true, null, false), listener, cancel);
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.CANCELLED);
            assertThat(recorded(opened)).containsExactly("a");
            assertThat(opened.status().lock().held()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void goingDownSaysInAdvanceHowFarItCanGo(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(
                table("a"), change("b", "CREATE TABLE b (id int)", ""), table("c"), table("d"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            opened.upgrade("head");
            Plan down = opened.plan(PlanRequest.rollback(new Target.Base()));
            assertThat(down.stopsBefore())
                    .extracting(Stop::sentence, STRING)
                    .startsWith("2 of 4 can be undone; the first that cannot is root.sql::b::ann");
            assertThat(opened.run(down).result()).isEqualTo(Result.REFUSED);
            assertThat(opened.rollback("b").result()).isEqualTo(Result.COMPLETED);
            assertThat(recorded(opened)).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void losingDataNeedsItsOwnAgreementThatNamesWhatIsLost(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("precious"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            opened.upgrade("head");
            Plan down = opened.plan(PlanRequest.rollback(new Target.Base()));
            RunOutcome refused =
                    opened.run(down, new Agreement(true, null, false), RunListener.SILENT, new CancelToken());
            assertThat(refused.result()).isEqualTo(Result.REFUSED);
            assertThat(failure(refused).what()).contains("precious");
            assertThat(recorded(opened)).containsExactly("precious");
        }
    }

    @ParameterizedTest
    @EnumSource
    void planningDoesNotParseAgainWhileNoFileChanges(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            assertThat(opened.status().changelog()).isSameAs(opened.status().changelog());
            files.sql(table("a"), table("b"));
            assertThat(opened.status().changelog().revisions()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRowsOfOneRunShareADeploymentAndAreNumberedOnwards(Kind kind) throws SQLException {
        ChangelogFolder files = new ChangelogFolder(folder).sql(table("a"), table("b"), table("c"));
        try (TestDatabase database = kind.fresh(); Opened opened = files.open(database)) {
            opened.upgrade("+2");
            opened.upgrade("head");
            List<AppliedRevision> rows = new ArrayList<>(opened.status().record().rows());
            assertThat(rows).extracting(AppliedRevision::order).containsExactly(1, 2, 3);
            assertThat(rows.get(0).deploymentId()).isEqualTo(rows.get(1).deploymentId()).matches("\\d{10}");
            assertThat(rows.get(2).deploymentId()).isNotEqualTo(rows.get(0).deploymentId());
        }
    }
}
