package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.deployment.ExecutionType;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What this program leaves in a database is what Liquibase's own commands leave. */
@ExtendWith(LeakCheck.class)
class LikeLiquibaseTest {
    private static SideBySide forms(Product product) throws SQLException {
        return new SideBySide(product, Opened.project(Opened.changelogs("forms"), "root.yaml", ""));
    }

    private static SideBySide corners(Product product) throws SQLException {
        return new SideBySide(product, Opened.project(Opened.changelogs("corners"), "root.xml", "more"));
    }

    @ParameterizedTest
    @EnumSource
    void upgradeToHeadLeavesWhatUpdateLeaves(Product product) throws SQLException {
        try (SideBySide both = forms(product)) {
            both.upgrade("head");
            both.twin().update();
            both.assertSame("at head");
            both.assertSameStatus();
            both.assertLiquibaseGoesOnTheSame();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySingleStepUpAndDownLeavesTheSameButWhatNeverRanIsOnlyUnrecorded(Product product) throws SQLException {
        try (SideBySide both = forms(product)) {
            both.upOneByOne();
            both.assertSameStatus();
            List<AppliedRevision> recorded = both.opened().status().record().rows();
            for (AppliedRevision row : recorded.reversed()) {
                both.rollback("-1");
                if (row.type() == ExecutionType.MARK_RAN) {
                    break;
                }
                both.twin().rollback(1);
                both.assertSame("after " + row.id() + " went down");
            }
            assertThat(DatabaseDump.schema(both.ours()))
                    .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("users"));
            both.twin().rollback(1);
            assertThat(DatabaseDump.schema(both.theirs()))
                    .as("Liquibase dropped the table that it never made")
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("users"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void stampingToHeadLeavesWhatChangelogSyncLeaves(Product product) throws SQLException {
        try (SideBySide both = forms(product)) {
            both.upgrade("+2");
            both.twin().update(2);
            both.stamp("head");
            both.twin().sync();
            both.assertSame("stamped");
            both.assertSameStatus();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tagsLeaveTheSame(Product product) throws SQLException {
        try (SideBySide both = forms(product)) {
            both.upgrade("+1");
            both.twin().update(1);
            both.run(PlanRequest.tag("it's 1"));
            both.twin().tag("it's 1");
            both.assertSame("tagged");
            both.run(PlanRequest.tag("again"));
            both.twin().tag("again");
            both.assertSame("tagged again");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfChangeAndRuleLeavesTheSame(Product product) throws SQLException {
        try (SideBySide both = corners(product)) {
            both.upgrade("head");
            both.twin().update();
            both.assertSame("at head");
            both.assertSameStatus();
            both.upgrade("head");
            both.twin().update();
            both.assertSame("run again, with what always runs");
            both.assertLiquibaseGoesOnTheSame();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfChangeLeavesTheSameOneByOneUpAndDown(Product product) throws SQLException {
        try (SideBySide both = corners(product)) {
            both.upOneByOne();
            for (AppliedRevision row : both.opened().status().record().rows().reversed()) {
                both.rollback("-1");
                both.twin().rollback(1);
                both.assertSame("after " + row.id() + " went down");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, 'live', '!notes'", "H2, 'test', 'notes'", "POSTGRES, 'test,live', 'notes or more'",
        "POSTGRES, '', '!notes'"})
    void contextsLabelsAndParametersChooseTheSame(Product product, String contexts, String labels) throws SQLException {
        ProjectSettings usual = Opened.project(Opened.changelogs("forms"), "root.yaml", contexts);
        ProjectSettings chosen = new ProjectSettings(
                usual.folder(), usual.changelog(), usual.searchPath(), usual.classPath(),
                new ProjectSettings.Execution(contexts, labels, Map.of("text.type", "varchar(77)")),
                usual.tables(), usual.rules());
        try (SideBySide both = new SideBySide(product, chosen)) {
            both.assertSameStatus();
            both.upgrade("head");
            both.twin().update();
            both.assertSame("up");
            both.assertSameStatus();
            assertThat(DatabaseDump.schema(both.ours()))
                    .anyMatch(line -> line.contains("varying(77)") || line.contains("VARYING(77)"));
        }
    }
}
