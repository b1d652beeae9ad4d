package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.ExecutionType;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recorded checksums of every version, edits, and what runs again because of them. */
@ExtendWith(LeakCheck.class)
class ChecksumTest {
    private static final String VIEW = """
            --liquibase formatted sql
            --changeset ann:view runOnChange:true
            CREATE VIEW numbers AS SELECT 1 AS n;
            --rollback DROP VIEW numbers;
            """;
    private static final String REPLACED =
            VIEW.replace("CREATE VIEW numbers AS SELECT 1", "CREATE OR REPLACE VIEW numbers AS SELECT 2");

    @TempDir
    Path folder;

    private SideBySide view(Product product) throws SQLException, IOException {
        Files.writeString(folder.resolve("view.sql"), VIEW);
        return new SideBySide(product, Opened.project(folder, "view.sql", ""));
    }

    @ParameterizedTest
    @EnumSource
    void whatRunsOnChangeIsRerunAndRecordedLikeLiquibaseDoes(Product product) throws SQLException, IOException {
        try (SideBySide both = view(product)) {
            both.upgrade("head");
            both.twin().update();
            Files.writeString(folder.resolve("view.sql"), REPLACED);
            assertThat(both.waiting()).extracting(TimelineEntry::state).containsExactly(RevisionState.REPEATS);
            both.assertSameStatus();
            both.upgrade("head");
            both.twin().update();
            both.assertSame("rerun");
            assertThat(both.opened().status().record().rows())
                    .extracting(AppliedRevision::type)
                    .containsExactly(ExecutionType.RERAN);
            assertThat(both.waiting()).isEmpty();
            both.assertLiquibaseGoesOnTheSame();
        }
    }

    /** Liquibase 4.20 and earlier wrote version 8. 4.33 raises it at the next update; we leave it. */
    @ParameterizedTest
    @EnumSource
    void recordedChecksumsOfVersionEightHoldAndStay(Product product) throws SQLException {
        try (SideBySide both =
                new SideBySide(product, Opened.project(Opened.changelogs("corners"), "root.xml", "more"))) {
            both.upgrade("quoted");
            List<AppliedRevision> rows = both.opened().status().record().rows();
            for (AppliedRevision row : rows) {
                both.ours()
                        .run("UPDATE databasechangelog SET md5sum = '"
                                + OldChecksums.version8(both.ours(), row.id().id())
                                + "' WHERE id = '" + row.id().id() + "'");
            }
            assertThat(both.opened().status().timeline().in(RevisionState.EDITED)).isEmpty();
            assertThat(both.opened().status().timeline().in(RevisionState.APPLIED)).hasSameSizeAs(rows);
            both.upgrade("head");
            List<AppliedRevision> after = both.opened().status().record().rows();
            assertThat(after.subList(0, rows.size()))
                    .allMatch(row -> row.checksum() != null && row.checksum().version() == 8);
            assertThat(after.subList(rows.size(), after.size()))
                    .allMatch(row -> row.checksum() != null && row.checksum().version() == 9);
            assertThat(both.opened().status().timeline().in(RevisionState.EDITED)).isEmpty();
            both.assertSameWaiting();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEditOfWhatIsRecordedInVersionEightIsSeenAndAcceptedInVersionEight(Product product)
            throws SQLException, IOException {
        String before = "--liquibase formatted sql\n--changeset ann:one\nCREATE TABLE one (id int);\n";
        Files.writeString(folder.resolve("view.sql"), before);
        try (SideBySide both = new SideBySide(product, Opened.project(folder, "view.sql", ""))) {
            both.upgrade("head");
            both.ours().run("UPDATE databasechangelog SET md5sum = '8:00000000000000000000000000000000'");
            TimelineEntry edited = both.opened().status().timeline().entries().getFirst();
            assertThat(edited.state()).isEqualTo(RevisionState.EDITED);
            assertThat(edited.note()).contains("8:0000");
            var plan = both.run(PlanRequest.upgrade(new Target.Head()).acceptingEdits());
            assertThat(plan.steps()).extracting(s -> s.kind()).containsExactly(StepKind.ACCEPT_EDIT);
            AppliedRevision row = both.opened().status().record().rows().getFirst();
            assertThat(row.checksum()).isNotNull().extracting(sum -> sum.version()).isEqualTo(8);
            assertThat(both.opened().status().timeline().entries().getFirst().state()).isEqualTo(RevisionState.APPLIED);
            both.assertSameWaiting();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAllowedToFailIsRecordedOnceItWorksThoughTheFilesAreNotParsedAgain(Product product)
            throws SQLException, IOException {
        Files.writeString(folder.resolve("view.sql"), """
                --liquibase formatted sql
                --changeset ann:may failOnError:false
                INSERT INTO later VALUES (1);
                --rollback DELETE FROM later;
                """);
        try (SideBySide both = new SideBySide(product, Opened.project(folder, "view.sql", ""))) {
            RunOutcome first = both.opened().upgrade("head");
            assertThat(first.done()).extracting(RunOutcome.Done::effect).containsExactly("failed");
            both.twin().update();
            both.assertSame("failed, which is allowed");
            both.prepare("CREATE TABLE later (id int)");
            RunOutcome second = both.opened().upgrade("head");
            assertThat(second.failure()).isNull();
            assertThat(second.done()).extracting(RunOutcome.Done::effect).containsExactly("executed");
            both.twin().update();
            both.assertSame("worked");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRevisionThatWasOnlyRecordedRunsOnceItsPreconditionHoldsThoughTheFilesAreNotParsedAgain(Product product)
            throws SQLException, IOException {
        Files.writeString(folder.resolve("view.sql"), """
                --liquibase formatted sql
                --changeset ann:may
                --preconditions onFail:MARK_RAN
                --precondition-sql-check expectedResult:0 SELECT COUNT(*) FROM mark
                INSERT INTO mark VALUES (2);
                --rollback DELETE FROM mark WHERE id = 2;
                """);
        try (SideBySide both = new SideBySide(product, Opened.project(folder, "view.sql", ""))) {
            both.prepare("CREATE TABLE mark (id int)", "INSERT INTO mark VALUES (1)");
            assertThat(both.opened().upgrade("head").done()).extracting(RunOutcome.Done::effect)
                    .containsExactly("markRan");
            both.twin().update();
            both.assertSame("recorded");
            assertThat(both.opened().rollback("base").failure()).isNull();
            both.twin().rollback(1);
            both.ours().run("DELETE FROM mark");
            both.theirs().run("DELETE FROM mark");
            assertThat(both.opened().upgrade("head").done()).extracting(RunOutcome.Done::effect)
                    .containsExactly("executed");
            both.twin().update();
            both.assertSame("run");
        }
    }

    @ParameterizedTest
    @EnumSource
    void checksumsOfSqlFilesWithTheirParametersPutInHoldAsLiquibaseLetsThem(Product product) throws SQLException {
        try (SideBySide both =
                new SideBySide(product, Opened.project(Opened.changelogs("corners"), "root.xml", "more"))) {
            both.upgrade("head");
            String old = OldChecksums.version9Before426(both.ours(), "inserted");
            AppliedRevision row = both.opened().status().record().rows().stream()
                    .filter(r -> r.id().id().equals("inserted"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.checksum()).isNotNull().extracting(sum -> sum.value()).isNotEqualTo(old);
            both.ours().run("UPDATE databasechangelog SET md5sum = '" + old + "', liquibase = '4.25.0'"
                    + " WHERE id = 'inserted'");
            assertThat(both.opened().status().timeline().in(RevisionState.EDITED)).isEmpty();
            both.assertSameWaiting();
        }
    }
}
