package dev.tidemark.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server saw what the plan showed, statement for statement. */
@ExtendWith(LeakCheck.class)
class PreviewIsTruthTest {
    @TempDir
    Path folder;

    @Test
    void theServerSeesWhatThePlanShowedForTheSample() throws SQLException {
        upAndDown(Opened.project(Opened.changelogs("forms"), "root.yaml", ""), "base");
    }

    @Test
    void theServerSeesWhatThePlanShowedForEveryKindOfChange() throws SQLException {
        upAndDown(Opened.project(Opened.changelogs("corners"), "root.xml", "more"), "base");
    }

    private static void upAndDown(ProjectSettings project, String lowest) throws SQLException {
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                Opened opened = Opened.open(database, project)) {
            check(database, opened, PlanRequest.upgrade(Target.parse("+1")));
            check(database, opened, PlanRequest.upgrade(new Target.Head()));
            check(database, opened, PlanRequest.tag("here"));
            check(database, opened, PlanRequest.upgrade(new Target.Head()));
            check(database, opened, PlanRequest.rollback(Target.parse("-2")));
            check(database, opened, PlanRequest.rollback(Target.parse(lowest)));
            check(database, opened, PlanRequest.stamp(new Target.Head()));
            check(database, opened, PlanRequest.stamp(new Target.Base()));
        }
    }

    private static void check(PostgresDatabase database, Opened opened, PlanRequest request) throws SQLException {
        SentStatements.assertSentAsPromised(database, opened, opened.plan(request));
    }

    @ParameterizedTest
    @EnumSource
    void aPlanIsStaleWhereAFileThatItBindsChanged(Product product) throws SQLException, IOException {
        Files.writeString(folder.resolve("root.yaml"), """
                databaseChangeLog:
                  - changeSet:
                      id: text
                      author: ann
                      changes:
                        - createTable: {tableName: texts, columns: [{column: {name: words, type: clob}}]}
                        - insert: {tableName: texts, columns: [{column: {name: words, valueClobFile: words.txt}}]}
                """);
        Files.writeString(folder.resolve("words.txt"), "as reviewed");
        try (TestDatabase database = product.fresh();
                Opened opened = Opened.open(database, folder, "root.yaml")) {
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.steps().getFirst().statements().getLast().rows().getFirst().getFirst())
                    .startsWith("<a file of 11 bytes of text, SHA-256 ");
            Files.writeString(folder.resolve("words.txt"), "as slipped in");
            RunOutcome outcome = opened.run(plan);
            assertThat(outcome.result()).isEqualTo(RunOutcome.Result.REFUSED);
            assertThat(DatabaseDump.rows(database, opened.database().project().tables())).isEmpty();
            assertThat(opened.upgrade("head").failure()).isNull();
            assertThat(DatabaseDump.rows(database, opened.database().project().tables()))
                    .anyMatch(row -> row.contains("as slipped in"));
        }
    }
}
