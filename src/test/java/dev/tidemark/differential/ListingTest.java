package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Status;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.revision.Revision;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is listed of the files, whether it runs here or not. */
@ExtendWith(LeakCheck.class)
class ListingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whatIsForAnotherProductIsListedAtItsPlaceAndNeverRun(Product product) throws SQLException, IOException {
        Files.writeString(folder.resolve("root.sql"), """
                --liquibase formatted sql
                --changeset ann:one
                CREATE TABLE one (id int);
                --rollback DROP TABLE one;
                --changeset ann:two dbms:oracle
                CREATE TABLE two (id int);
                --changeset ann:both dbms:mysql
                CREATE TABLE both_mysql (id int);
                --changeset ann:both dbms:h2,postgresql
                CREATE TABLE both_here (id int);
                --rollback DROP TABLE both_here;
                --changeset ann:three
                CREATE TABLE three (id int);
                --rollback DROP TABLE three;
                """);
        try (SideBySide both = new SideBySide(product, Opened.project(folder, "root.sql", ""))) {
            Status status = both.opened().status();
            List<Revision> revisions = status.changelog().revisions();
            assertThat(revisions).extracting(r -> r.id().id()).containsExactly("one", "two", "both", "three");
            assertThat(revisions).extracting(Revision::position)
                    .isEqualTo(IntStream.range(0, revisions.size()).boxed().toList());
            assertThat(status.changelog().problems()).isEmpty();
            assertThat(status.timeline().in(RevisionState.FILTERED)).hasSize(1);
            TimelineEntry two = status.timeline().in(RevisionState.FILTERED).getFirst();
            assertThat(two.note()).startsWith("Excluded here: it is for oracle, this is ");
            Plan plan = both.opened().plan(PlanRequest.upgrade(Target.parse("root.sql::two::ann")));
            assertThat(plan.blockers()).extracting(Blocker::reason).containsExactly(Blocker.Reason.EXCLUDED);
            both.upgrade("head");
            both.twin().update();
            both.assertSame("up");
            both.assertSameStatus();
            both.prepare(
                    "INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum,"
                            + " deployment_id) VALUES ('two', 'ann', 'root.sql', CURRENT_TIMESTAMP, 2, 'EXECUTED', '9:0', '0123456789')");
            assertThat(both.opened().status().timeline().in(RevisionState.EDITED)).isEmpty();
            both.assertSameStatus();
            both.rollback("-1");
            both.twin().rollback(1);
            both.assertSame("down");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDoubleIsARowWithBothPlacesAndNothingIsWritten(Product product) throws SQLException, IOException {
        Files.writeString(folder.resolve("root.sql"), """
                --liquibase formatted sql
                --changeset ann:one
                CREATE TABLE one (id int);
                --changeset ann:two
                CREATE TABLE two (id int);
                --changeset ann:one
                CREATE TABLE three (id int);
                """);
        try (TestDatabase database = product.fresh();
                Opened opened = Opened.open(database, folder, "root.sql")) {
            Status status = opened.status();
            assertThat(status.timeline().entries()).extracting(e -> e.id().id()).containsExactly("one", "two", "one");
            assertThat(status.timeline().entries().getLast().note()).startsWith("Declared a second time");
            assertThat(status.problems()).hasSize(1);
            ChangelogProblem problem = status.problems().getFirst();
            assertThat(problem.severity()).isEqualTo(ChangelogProblem.Severity.ERROR);
            assertThat(problem.message()).contains("root.sql:2 and at root.sql:6");
            assertThat(problem.line()).isEqualTo(6);
            for (PlanRequest request : List.of(
                    PlanRequest.upgrade(new Target.Head()), PlanRequest.stamp(new Target.Head()))) {
                Plan plan = opened.plan(request);
                assertThat(plan.blockers()).extracting(Blocker::reason).contains(Blocker.Reason.CHANGELOG);
                assertThat(opened.run(plan).done()).isEmpty();
            }
            assertThat(DatabaseDump.rows(database, opened.database().project().tables())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneIdentityForEachContextIsNoDoubleAndTheOneThatIsMeantRuns(Product product) throws SQLException, IOException {
        Files.writeString(folder.resolve("root.sql"), """
                --liquibase formatted sql
                --changeset ann:one contextFilter:test
                CREATE TABLE one_test (id int);
                --changeset ann:one contextFilter:live
                CREATE TABLE one_live (id int);
                --changeset ann:two contextFilter:test
                CREATE TABLE two (id int);
                """);
        try (SideBySide both = new SideBySide(product, Opened.project(folder, "root.sql", "live"))) {
            assertThat(both.opened().status().timeline().entries())
                    .extracting(TimelineEntry::state)
                    .containsExactly(RevisionState.PENDING, RevisionState.FILTERED);
            both.upgrade("head");
            both.twin().update();
            both.assertSame("up");
            both.assertSameStatus();
        }
    }

    /** Liquibase checks only what would run here. */
    @ParameterizedTest
    @EnumSource
    void anEditOfWhatIsExcludedHereStopsNothing(Product product) throws SQLException, IOException {
        String files = """
                --liquibase formatted sql
                --changeset ann:one contextFilter:test
                CREATE TABLE one (id int);
                --changeset ann:two
                CREATE TABLE two (id int);
                """;
        Files.writeString(folder.resolve("root.sql"), files);
        try (SideBySide both = new SideBySide(product, Opened.project(folder, "root.sql", "live"))) {
            both.prepare(
                    "CREATE TABLE databasechangelog (id varchar(255), author varchar(255), filename varchar(255), dateexecuted"
                            + " timestamp, orderexecuted int, exectype varchar(10), md5sum varchar(35), description"
                            + " varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), contexts"
                            + " varchar(255), labels varchar(255), deployment_id varchar(10))",
                    "INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype, md5sum,"
                            + " deployment_id) VALUES ('one', 'ann', 'root.sql', CURRENT_TIMESTAMP, 1, 'EXECUTED',"
                            + " '9:00000000000000000000000000000000', '0123456789')");
            TimelineEntry one = both.opened().status().timeline().entries().getFirst();
            assertThat(one.state()).isEqualTo(RevisionState.APPLIED);
            assertThat(one.note()).startsWith("Excluded here: its context is 'test'");
            both.upgrade("head");
            both.twin().update();
            both.assertSame("up");
        }
    }
}
