package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Stop;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Changelogs that others wrote: listed, taken up, planned down, taken down as far as they go, and each time compared with
 * what Liquibase's own commands leave and with what the server saw. Those that do not run through have to end where
 * Liquibase's own end, in the same schema and with the same rows.
 */
@ExtendWith(LeakCheck.class)
class RealChangelogsTest {
    private static ProjectSettings project(String name, String root) {
        return RealProjects.project(name, root);
    }

    @AfterAll
    static void count() {
        System.out.println("Real changelogs: " + RealProjects.count());
    }

    /** One file of SQL a release, and a tag after each; nothing says how to undo a file of SQL. */
    @Test
    void camundaGoesUpWholeAndDownOneTag() throws SQLException {
        check(project("camunda", "org/camunda/bpm/engine/db/liquibase/camunda-changelog.xml"), 18, 18, 353, 1);
    }

    @Test
    void flowableGoesUpWholeAndDownAsFarAsItsDroppedColumnsLetIt() throws SQLException {
        check(project("flowable", "org/flowable/cmmn/db/liquibase/flowable-cmmn-db-changelog.xml"), 17, 15, 82, 15);
    }

    /** Liquibase reads them without a word, and makes columns without the defaults that their writer meant. */
    @Test
    void graviteesAttributesThatLiquibasePassesOverAreNamedWithTheirLines() throws SQLException {
        try (SideBySide both = new SideBySide(Product.POSTGRES, project("gravitee", "liquibase/master.yml"))) {
            assertThat(both.opened().status().changelog().problems())
                    .hasSize(3)
                    .allMatch(problem -> problem.message()
                            .equals("constraints has no attribute 'default'; it is passed over."))
                    .extracting(ChangelogProblem::line)
                    .containsExactly(354, 511, 512);
        }
    }

    /** YAML, every include a list of one. */
    @Test
    void graviteesYamlGoesUpWholeAndDownOne() throws SQLException {
        check(project("gravitee", "liquibase/master.yml"), 49, 49, 432, 1);
    }

    /** It sets no parameters for H2: Liquibase sends them as they stand, and ends in the middle. */
    @Test
    void graviteeIsRefusedOnH2BeforeWhatLiquibaseOnlyFindsInTheMiddle() throws SQLException {
        try (SideBySide both = new SideBySide(Product.H2, project("gravitee", "liquibase/master.yml"))) {
            RunOutcome outcome = both.opened().run(both.opened().plan(PlanRequest.upgrade(new Target.Head())));
            assertThat(outcome.result()).isEqualTo(RunOutcome.Result.REFUSED);
            assertThat(String.valueOf(outcome.failure()))
                    .contains("its SQL uses the parameter length, which nobody set");
            assertThat(both.opened().status().record().rows()).isEmpty();
            assertThatThrownBy(both.twin()::update).hasMessageContaining("Migration failed for changeset");
        }
    }

    /** XML 1.1, types by property and product, a quarter of the revisions for other products by precondition. */
    @Test
    void cordasVaultGoesUpWholeAndDownOne() throws SQLException {
        check(project("corda", "migration/vault-schema.changelog-master.xml"), 32, 32, 95, 1);
    }

    /** One folder, one database, one history table, and a master for each part of the product. */
    @Test
    void twoOfCordasMastersKeepOneHistoryAndLeaveEachOthersRows() throws SQLException {
        ProjectSettings info = project("corda", "migration/node-info.changelog-master.xml");
        ProjectSettings vault = project("corda", "migration/vault-schema.changelog-master.xml");
        try (SideBySide both = new SideBySide(Product.POSTGRES, vault)) {
            both.upgrade("head");
            both.twin().update();
            try (Opened second = Opened.open(both.ours(), info)) {
                Twin twin = new Twin(both.theirs(), info);
                assertThat(second.status().timeline().counts()).containsEntry(RevisionState.PENDING, 13)
                        .containsEntry(RevisionState.ORPHANED, 32);
                assertThat(second.upgrade("head").failure()).isNull();
                twin.update();
                both.assertSame("both up");
                assertThat(second.rollback("-3").failure()).isNull();
                twin.rollback(3);
                both.assertSame("the second one down three");
            }
            assertThat(both.opened().status().timeline().counts()).containsEntry(RevisionState.APPLIED, 32)
                    .containsEntry(RevisionState.ORPHANED, 10);
        }
    }

    /** Its file is included by a name of its own and by another file. */
    @Test
    void cordasNotaryHasOneRevisionTwiceAndIsRefusedWithBothPlaces() throws SQLException {
        ProjectSettings notary = project("corda", "migration/node-notary.changelog-master.xml");
        try (SideBySide both = new SideBySide(Product.POSTGRES, notary)) {
            assertThat(both.opened().status().changelog().revisions().size()).isEqualTo(15);
            RunOutcome outcome = both.opened().run(both.opened().plan(PlanRequest.upgrade(new Target.Head())));
            assertThat(outcome.result()).isEqualTo(RunOutcome.Result.REFUSED);
            assertThat(String.valueOf(outcome.failure()))
                    .contains("is declared twice", "committed-transactions-table.xml:6", "changelog-v3.xml:6");
            assertThatThrownBy(both.twin()::update).hasMessageContaining("duplicate identifiers");
        }
    }

    /** Functions in one file that is not to be split, run again whenever it changes. */
    @Test
    void frostsFunctionsArriveInOnePiece() throws SQLException {
        try (SideBySide both = new SideBySide(Product.POSTGRES, project("frost", "liquibase/core.xml"))) {
            Plan up = both.opened().plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(up.statementCount()).isOne();
            SentStatements.assertSentAsPromised((PostgresDatabase) both.ours(), both.opened(), up);
            both.twin().update();
            both.assertSame("up");
            both.assertSameStatus();
            Plan down = both.opened().plan(PlanRequest.rollback(new Target.Base()));
            assertThat(down.blockers().getFirst().message()).startsWith("0 of 1 can be undone");
            both.assertLiquibaseGoesOnTheSame();
        }
    }

    /** Its types are MySQL's, its paths are logical ones, and its properties depend on the product. */
    @Test
    void kapuasTypesEndItWhereTheyEndLiquibaseAndNothingIsLeft() throws SQLException {
        try (SideBySide both = new SideBySide(
                Product.POSTGRES, project("kapua-account", "liquibase/changelog-account-master.xml"))) {
            Failure.StatementFailed failure = failsAsWithLiquibase(both);
            assertThat(String.valueOf(failure.revision()))
                    .isEqualTo("KapuaDB/changelog-account-0.2.0.xml::changelog-account-0.2.0_createTable::eurotech");
            assertThat(failure.statement().substring(failure.position() - 1)).startsWith("unsigned");
            assertThat(both.opened().status().record().rows()).isEmpty();
        }
    }

    private static Failure.StatementFailed failsAsWithLiquibase(SideBySide both) throws SQLException {
        RunOutcome outcome = both.opened().run(both.opened().plan(PlanRequest.upgrade(new Target.Head())));
        assertThat(outcome.result()).isEqualTo(RunOutcome.Result.FAILED);
        assertThatThrownBy(both.twin()::update).hasMessageContaining("Migration failed for changeset");
        both.assertSame("failed");
        both.assertSameStatus();
        assertThat(outcome.failure()).isInstanceOf(Failure.StatementFailed.class);
        return (Failure.StatementFailed) Objects.requireNonNull(outcome.failure());
    }

    private static void check(ProjectSettings project, int listed, int revisions, int statements, int undoable)
            throws SQLException {
        try (SideBySide both = new SideBySide(Product.POSTGRES, project)) {
            PostgresDatabase ours = (PostgresDatabase) both.ours();
            assertThat(both.opened().status().changelog().revisions().size()).isEqualTo(listed);
            assertThat(both.opened().status().changelog().problems())
                    .noneMatch(problem -> problem.severity() == ChangelogProblem.Severity.ERROR);
            assertThat(both.opened().status().timeline().counts()).containsEntry(RevisionState.PENDING, revisions)
                    .containsEntry(RevisionState.FILTERED, listed - revisions);

            Plan up = both.opened().plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(up.blockers()).isEmpty();
            assertThat(up.steps().size()).isEqualTo(revisions);
            assertThat(up.steps()).flatMap(s -> s.statements()).extracting(Statement::nature)
                    .containsOnly(Statement.Nature.FIXED);
            assertThat(up.statementCount()).isEqualTo(statements);
            SentStatements.assertSentAsPromised(ours, both.opened(), up);
            both.twin().update();
            both.assertSame("up");
            both.assertSameStatus();
            assertThat(both.waiting()).isEmpty();

            Plan down = both.opened().plan(PlanRequest.rollback(new Target.Base()));
            Stop stop = stop(down, undoable, revisions);
            if (stop != null) {
                RunOutcome refused = both.opened().run(down);
                assertThat(refused.result()).isEqualTo(RunOutcome.Result.REFUSED);
                both.assertSame("refused");
            }
            Plan shorter = stop == null
                    ? down
                    : both.opened().plan(PlanRequest.rollback(Target.parse(stop.revision().toString())));
            assertThat(shorter.blockers()).isEmpty();
            assertThat(shorter.steps().size()).isEqualTo(undoable);
            SentStatements.assertSentAsPromised(ours, both.opened(), shorter);
            both.twin().rollback(undoable);
            both.assertSame("down");
            both.assertSameStatus();

            both.upgrade("head");
            both.twin().update();
            both.assertSame("up again");
            both.assertLiquibaseGoesOnTheSame();
        }
    }

    private static @Nullable Stop stop(Plan down, int undoable, int revisions) {
        if (undoable == revisions) {
            assertThat(down.stopsBefore()).isNull();
            return null;
        }
        Stop stop = down.stopsBefore();
        assertThat(stop).isNotNull();
        assertThat(down.blockers()).extracting(Blocker::reason).containsExactly(Blocker.Reason.NOT_REVERSIBLE);
        assertThat(down.blockers().getFirst().message())
                .startsWith(undoable + " of " + revisions + " can be undone; the first that cannot is ");
        return stop;
    }
}
