package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.embedded.PrivatePostgres;
import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.adapter.h2.H2Memory;
import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.liquibase.LiquibaseDatabases;
import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.Agreement;
import dev.tidemark.application.MakePlan;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.ReadTimeline;
import dev.tidemark.application.RunPlan;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.TemporaryFolders;
import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.Scratch;
import dev.tidemark.fixture.TestDatabase;
import dev.tidemark.ui.sample.Sample;
import dev.tidemark.ui.view.SampleOpener.Choice;
import dev.tidemark.ui.view.SampleOpener.Demo;
import dev.tidemark.ui.view.SampleOpener.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the demo's databases hold, and that every verb has something to do in them. */
@ExtendWith(LeakCheck.class)
class DemoTest {
    private static final Agreement AGREED = new Agreement(true, null, true);

    private final ReadTimeline readTimeline = new ReadTimeline(new Opened.Forgetful());
    private final MakePlan makePlan = new MakePlan(readTimeline);
    private final RunPlan runPlan = new RunPlan(makePlan, new Opened.Forgetful());
    private final OpenProject openProject =
            new OpenProject(new LiquibaseDatabases(List.of(new PostgresProduct(), new H2Product())));
    private final TemporaryFolders folders = new LocalFiles(Map.of(), Path.of("target")).temporary();
    private final H2Memory memory = new H2Memory();
    private final Sample sample = new Sample(
            new Sample.Making(openProject, makePlan),
            new Sample.Servers(memory, new PrivatePostgres(folders)),
            folders);

    @AfterEach
    void close() {
        memory.close();
    }

    @ParameterizedTest
    @EnumSource
    void theChatbotHasFourDeploymentsATagAndSevenRevisionsToApply(Product product) throws SQLException {
        try (TestDatabase database = product.fresh();
                OpenDatabase opened = sample.open(Demo.TODO, new Scratch(database), "test-" + product)) {
            Status status = readTimeline.read(opened);
            assertThat(status.timeline().counts()).containsEntry(RevisionState.APPLIED, 9)
                    .containsEntry(RevisionState.PENDING, 7);
            assertThat(status.timeline().entries()).hasSize(16);
            assertThat(deployments(status)).hasSize(4);
            assertThat(days(status)).containsExactly("2026-02-02", "2026-02-04", "2026-03-02", "2026-03-09");
            assertThat(tags(status)).containsExactly("20260203-1 release-1.0");
            assertThat(rows(database, "tasks")).isGreaterThan(900);
            assertThat(rows(database, "messages")).isGreaterThan(1000);
            assertThat(rows(database, "user_preferences")).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWizardHasOneOfEachTrouble(Product product) throws SQLException {
        try (TestDatabase database = product.fresh();
                OpenDatabase opened = sample.open(Demo.EVOLUTION, new Scratch(database), "test-" + product)) {
            Status status = readTimeline.read(opened);
            assertThat(deployments(status)).hasSize(5);
            assertThat(List.copyOf(days(status))).hasSize(5).isSorted();
            assertThat(tags(status)).containsExactly("e1b7c6 wizard-1.0", "6ad5b8 wizard-1.1");
            assertThat(ids(status, RevisionState.EDITED)).containsExactly("6ad5b8");
            assertThat(ids(status, RevisionState.OUT_OF_ORDER)).containsExactly("0c9ad3");
            assertThat(ids(status, RevisionState.ORPHANED)).containsExactly("ee40a9");
            assertThat(status.timeline().in(RevisionState.ORPHANED).getFirst().title())
                    .isEqualTo("Hotfix for the slow start page");
            assertThat(ids(status, RevisionState.RECORDED_ONLY)).containsExactly("e1b7c6");
            assertThat(ids(status, RevisionState.REPEATS)).containsExactly("91c0d7");
            assertThat(ids(status, RevisionState.FILTERED)).containsExactly("c8127f-1", "c8127f-2");
            assertThat(ids(status, RevisionState.PENDING))
                    .containsExactly("d2f483", "4b91ce", "f07a65", "28ce3d-1", "28ce3d-2", "9be014");
            assertThat(rows(database, "activity")).isGreaterThan(2500);
            assertThat(opened.project().folder().resolve("db/20260518_2210_ee40a9_hotfix_for_the_slow_start_page.sql"))
                    .doesNotExist();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theChatbotGoesUpDownToTheTagUpAndDownToTheGround(Product product) throws SQLException {
        try (TestDatabase database = product.fresh();
                OpenDatabase opened = sample.open(Demo.TODO, new Scratch(database), "test-" + product)) {
            upDownUp(database, opened, "release-1.0");
            run(opened, PlanRequest.rollback(new Target.Base()));
            assertThat(readTimeline.read(opened).timeline().executed()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWizardGoesUpDownToBothTagsAndUpOnceTheEditIsAccepted(Product product) throws SQLException {
        try (TestDatabase database = product.fresh();
                OpenDatabase opened = sample.open(Demo.EVOLUTION, new Scratch(database), "test-" + product)) {
            assertThat(plan(opened, PlanRequest.upgrade(new Target.Head())).blockers())
                    .singleElement().satisfies(b -> assertThat(b.message()).contains("6ad5b8"));
            upDownUp(database, opened, "wizard-1.1");
            // Below this tag the edited revision runs again, as its file says now: the first time, the schema differs.
            run(opened, PlanRequest.rollback(new Target.Tagged("wizard-1.0")));
            upDownUp(database, opened, "wizard-1.0");
            Plan ground = plan(opened, PlanRequest.rollback(new Target.Base()));
            assertThat(ground.blockers()).anySatisfy(b -> assertThat(b.message()).contains("a90b44"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLessonFailsUntilItsRepairWasApplied(Product product) throws SQLException {
        try (TestDatabase database = product.fresh();
                OpenDatabase opened = sample.open(Demo.EVOLUTION, new Scratch(database), "test-" + product);
                OpenDatabase everything = openProject.open(
                        opened.connection(), everyContext(opened.project()))) {
            PlanRequest head = PlanRequest.upgrade(new Target.Head()).acceptingEdits();
            RunOutcome failed = run(everything, plan(everything, head));
            assertThat(failed.failure()).isInstanceOf(Failure.StatementFailed.class);
            assertThat(String.valueOf(failed.failure())).contains("c8127f-1");
            run(everything, PlanRequest.upgrade(new Target.Named("c8127f-2")).justThat());
            run(everything, PlanRequest.upgrade(new Target.Head()));
            assertThat(readTimeline.read(everything).timeline().waiting()).isEmpty();
            run(everything, PlanRequest.rollback(new Target.Tagged("wizard-1.1")));
        }
    }

    @Test
    void madeAnewItIsAsItWasAndNoOtherDatabaseIsTouched() throws Exception {
        Choice todo = new Choice(Demo.TODO, Place.MEMORY);
        OpenDatabase opened = sample.open(todo);
        try (OpenDatabase other = sample.open(new Choice(Demo.EVOLUTION, Place.MEMORY))) {
            List<String> before = picture(opened);
            run(opened, PlanRequest.upgrade(new Target.Head()));
            Path root = opened.project().folder().resolve("db/changelog.yaml");
            String file = Files.readString(root);
            Files.writeString(root, "databaseChangeLog: []\n");
            run(other, PlanRequest.upgrade(new Target.Forward(1)).acceptingEdits());
            List<String> others = picture(other);
            opened.close();
            try (OpenDatabase again = sample.open(todo)) {
                assertThat(picture(again)).isEqualTo(before);
                assertThat(again.project().folder()).isEqualTo(opened.project().folder());
                assertThat(root).hasContent(file);
                assertThat(sample.choice(again)).isEqualTo(todo);
                assertThat(picture(other)).isEqualTo(others);
            }
        }
    }

    private void upDownUp(TestDatabase database, OpenDatabase opened, String tag) throws SQLException {
        run(opened, PlanRequest.upgrade(new Target.Head()).acceptingEdits());
        List<String> first = shape(database);
        run(opened, PlanRequest.rollback(new Target.Tagged(tag)));
        assertThat(shape(database)).isNotEqualTo(first);
        run(opened, PlanRequest.upgrade(new Target.Head()).acceptingEdits());
        assertThat(shape(database)).isEqualTo(first);
        assertThat(readTimeline.read(opened).timeline().waiting()).isEmpty();
    }

    /** The schema without what comes from its rows and from columns that were there in between. */
    private static List<String> shape(TestDatabase database) throws SQLException {
        return DatabaseDump.schema(database).stream()
                .filter(line -> !line.startsWith("-- "))
                .map(line -> line.replaceAll(" SELECTIVITY \\d+| RESTART WITH \\d+", "")
                        .replaceFirst("^(column \\S+) +\\d+ ", "$1 "))
                .toList();
    }

    private void run(OpenDatabase opened, PlanRequest request) {
        assertThat(run(opened, plan(opened, request)).failure()).isNull();
    }

    private RunOutcome run(OpenDatabase opened, Plan plan) {
        return runPlan.run(opened, plan, RunSettings.USUAL, AGREED, RunListener.SILENT, new CancelToken());
    }

    private Plan plan(OpenDatabase opened, PlanRequest request) {
        return makePlan.make(opened, request);
    }

    private List<String> picture(OpenDatabase opened) {
        return readTimeline.read(opened).timeline().entries().stream()
                .map(e -> e.id() + " " + e.state() + " " + (e.applied() == null ? "" : e.applied().executedAt()))
                .toList();
    }

    private static ProjectSettings everyContext(ProjectSettings project) {
        return new ProjectSettings(
                project.folder(), project.changelog(), project.searchPath(), project.classPath(),
                new ProjectSettings.Execution("", "", Map.of()), project.tables(), project.rules());
    }

    private static List<String> ids(Status status, RevisionState state) {
        return status.timeline().in(state).stream().map(TimelineEntry::id).map(id -> id.id()).toList();
    }

    private static Set<String> deployments(Status status) {
        return status.record().rows().stream().map(AppliedRevision::deploymentId).collect(Collectors.toSet());
    }

    private static Set<String> days(Status status) {
        return status.record().rows().stream().map(r -> String.valueOf(r.executedAt()).substring(0, 10))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> tags(Status status) {
        return status.record().rows().stream().filter(r -> r.tag() != null).map(r -> r.id().id() + " " + r.tag())
                .toList();
    }

    private static int rows(TestDatabase database, String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
