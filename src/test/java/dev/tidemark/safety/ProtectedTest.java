package dev.tidemark.safety;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a protected connection does not let through, and that one of which nobody said anything is protected. */
@ExtendWith(LeakCheck.class)
class ProtectedTest {
    @TempDir
    Path folder = Path.of("");

    private Opened open(TestDatabase database, Environment environment, boolean base) {
        new ChangelogFolder(folder).sql(
                ChangelogFolder.table("a"), ChangelogFolder.table("b"), ChangelogFolder.table("c"));
        ProjectSettings plain = Opened.project(folder, "root.sql", "");
        ProjectSettings project = new ProjectSettings(
                plain.folder(), plain.changelog(), plain.searchPath(), plain.classPath(), plain.execution(),
                plain.tables(),
                new ProjectSettings.TeamRules(List.of(), java.util.Map.of(), base));
        return Opened.open(
                new ConnectionSpec(database.url(), database.user(), database.password(), null, null, environment),
                project, new MemoryJournal());
    }

    private static RunOutcome run(Opened opened, PlanRequest request, Agreement agreement) {
        return opened.run(opened.plan(request), agreement, RunListener.SILENT, new CancelToken());
    }

    private static Agreement named(Opened opened) {
        return new Agreement(false, opened.database().engine().identity().database(), true);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionOfWhichNobodySaidAnythingWantsItsDatabasesName(On on) throws SQLException {
        try (TestDatabase database = on.fresh(); Opened opened = open(database, Environment.UNKNOWN, false)) {
            PlanRequest head = PlanRequest.upgrade(new Target.Head());

            RunOutcome refused = run(opened, head, new Agreement(true, null, true));
            assertThat(refused.result()).isEqualTo(Result.REFUSED);
            assertThat(requireNonNull(refused.failure()).what()).contains("protected", "name was not given");
            assertThat(run(opened, head, new Agreement(true, "another", true)).result()).isEqualTo(Result.REFUSED);
            assertThat(opened.status().record().rows()).isEmpty();
            assertThat(run(opened, head, named(opened)).failure()).isNull();
        }
    }

    static Stream<Arguments> everything() {
        return Stream.concat(
                Stream.of("base", "-3", "-9", "date:2000-01-01").map(target -> Arguments.of(On.H2, target)),
                Stream.of(Arguments.of(On.POSTGRES, "-9")));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void toUndoEverythingNeedsASettingHoweverItIsAskedFor(On on, String target) throws SQLException {
        PlanRequest down = PlanRequest.rollback(Target.parse(target));
        try (TestDatabase database = on.fresh()) {
            try (Opened opened = open(database, Environment.PRODUCTION, false)) {
                run(opened, PlanRequest.upgrade(new Target.Head()), named(opened));
                Plan plan = opened.plan(down);
                assertThat(plan.blockers()).singleElement()
                        .satisfies(b -> assertThat(b.advice()).contains("allowBaseOnProtected: true"));
                assertThat(run(opened, down, named(opened)).result()).isEqualTo(Result.REFUSED);
                assertThat(opened.plan(PlanRequest.stamp(new Target.Base())).blockers()).isNotEmpty();
                assertThat(opened.plan(PlanRequest.rollback(Target.parse("-2"))).blockers()).isEmpty();
                assertThat(opened.status().record().rows()).hasSize(3);
            }
            try (Opened opened = open(database, Environment.PRODUCTION, true)) {
                assertThat(run(opened, down, named(opened)).failure()).isNull();
                assertThat(opened.status().record().rows()).isEmpty();
            }
        }
    }
}
