package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changelogs of others that hold code: functions of the database in files of their own, and classes of a program. */
@ExtendWith(LeakCheck.class)
class RealCodeChangelogsTest {
    private static final List<String> ROLES = List.of("dsf_users", "dsf_server", "dsf_deleters", "dsf_deleter");
    private static final String CUSTOM = "org.keycloak.connections.jpa.updater.liquibase.custom.";

    /** Each function of its own file, called by triggers; the names of roles by parameter, made unless they are there. */
    @Test
    void dsfsFunctionsAndTriggersArriveAsLiquibaseSendsThem() throws SQLException {
        ProjectSettings dsf = RealProjects.project("dsf").with(new ProjectSettings.Execution("", "", Map.of(
                "db.liquibase_user", "postgres", "db.server_users_group", ROLES.get(0), "db.server_user", ROLES.get(1),
                "db.server_user_password", "x", "db.server_permanent_delete_users_group", ROLES.get(2),
                "db.server_permanent_delete_user", ROLES.get(3), "db.server_permanent_delete_user_password", "y")));
        try (SideBySide both = new SideBySide(Product.POSTGRES, dsf)) {
            both.ours().run(ROLES.stream().map("CREATE ROLE "::concat).toArray(String[]::new));
            Plan up = both.opened().plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(up.blockers()).isEmpty();
            assertThat(up.steps().size()).isEqualTo(137);
            assertThat(up.steps()).flatMap(Step::statements)
                    .filteredOn(s -> s.sql().startsWith("CREATE OR REPLACE FUNCTION"))
                    .hasSizeGreaterThan(80);
            SentStatements.assertSentAsPromised((PostgresDatabase) both.ours(), both.opened(), up);
            both.twin().update();
            both.assertSame("up");
            both.assertSameStatus();
            Plan down = both.opened().plan(PlanRequest.rollback(new Target.Base()));
            assertThat(down.blockers().getFirst().message()).startsWith("0 of 137 can be undone");
            both.assertLiquibaseGoesOnTheSame();
        } finally {
            dropRoles();
        }
    }

    private static void dropRoles() throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh()) {
            database.run(ROLES.stream().map("DROP ROLE IF EXISTS "::concat).toArray(String[]::new));
        }
    }

    private static ProjectSettings keycloak(List<Path> classes) {
        ProjectSettings plain = RealProjects.project("keycloak");
        return new ProjectSettings(
                plain.folder(), plain.changelog(), plain.searchPath(), classes, plain.execution(),
                plain.tables(), plain.rules());
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(RealProjects.keycloakClasses())) {
            return files.sorted().toList();
        }
    }

    /** Liquibase itself does not even list it without the classes. */
    @Test
    void keycloaksMissingClassesAreNamedAndAllTheRestIsListedAndRunUpToThem() throws SQLException {
        try (SideBySide both = new SideBySide(Product.POSTGRES, keycloak(List.of()))) {
            assertThat(both.opened().status().changelog().revisions().size()).isEqualTo(210);
            assertThat(both.opened().status().changelog().problems())
                    .hasSize(35)
                    .allMatch(problem -> problem.severity() == ChangelogProblem.Severity.WARNING
                            && problem.message().contains(" uses the class " + CUSTOM)
                            && problem.message().contains("it is listed and cannot run"));
            RunOutcome refused = both.opened().run(both.opened().plan(PlanRequest.upgrade(new Target.Head())));
            assertThat(refused.result()).isEqualTo(RunOutcome.Result.REFUSED);
            assertThat(String.valueOf(refused.failure()))
                    .contains("1.1.0.Beta1::sthorger@redhat.com", "jpa-changelog-1.1.0.Beta1.xml:20", CUSTOM);
            assertThat(both.opened().status().record().rows()).isEmpty();
            both.upgrade("META-INF/jpa-changelog-1.0.0.Final.xml::1.0.0.Final-KEYCLOAK-5461::sthorger@redhat.com");
            assertThat(both.opened().status().timeline().counts()).containsEntry(RevisionState.PENDING, 209)
                    .containsEntry(RevisionState.APPLIED, 1);
            assertThatThrownBy(both.twin()::update).hasMessageContaining("AddRealmCodeSecret");
        }
    }

    /** Most of its classes ask the running server for a session when they are made. */
    @Test
    void keycloaksOwnClassesAreListedAndThoseThatNeedItsServerAreRefusedBeforeAnythingRuns()
            throws SQLException, IOException {
        try (SideBySide both = new SideBySide(Product.POSTGRES, keycloak(jars()))) {
            Opened opened = both.opened();
            assertThat(opened.status().changelog().revisions().size()).isEqualTo(210);
            assertThat(opened.status().changelog().problems())
                    .hasSize(34)
                    .allMatch(problem -> problem.message().contains("which cannot be made ready: "
                            + "Thread bound session is null; it is listed and cannot run."));
            Plan plan = opened.plan(PlanRequest.upgrade(Target.parse("1.1.0.Final")));
            assertThat(plan.steps()).flatMap(Step::statements)
                    .filteredOn(s -> s.nature() == Statement.Nature.DECIDED_WHILE_RUNNING)
                    .extracting(Statement::sql)
                    .containsExactly("-- runs the class " + CUSTOM
                            + "AddRealmCodeSecret; what it sends is only known while it runs");
            assertThat(opened.run(plan).failure()).isNull();
            assertThat(opened.status().timeline().counts()).containsEntry(RevisionState.APPLIED, 3)
                    .containsEntry(RevisionState.RECORDED_ONLY, 1);
            RunOutcome refused = opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())));
            assertThat(refused.result()).isEqualTo(RunOutcome.Result.REFUSED);
            assertThat(String.valueOf(refused.failure())).contains(
                    "1.2.0.Beta1", CUSTOM + "JpaUpdate1_2_0_Beta1", "Thread bound session is null",
                    "It may need its own program");
        }
    }
}
