package dev.tidemark.adapter.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.adapter.postgres.PostgresProduct;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that looks only. */
class LookOnlyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyWriteIsRefusedWithItsReason(Kind kind) throws SQLException {
        new ChangelogFolder(folder).sql(ChangelogFolder.table("a"));
        try (TestDatabase database = kind.fresh();
                Opened writing = Opened.open(database, folder, "root.sql");
                Opened looking = Opened.open(
                        spec(database), Opened.project(folder, "root.sql", ""), new Opened.Forgetful())) {
            assertThat(looking.status().server().readOnly()).isEqualTo(ConnectionSpec.LOOK_ONLY);
            Plan plan = looking.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.steps()).hasSize(1);
            assertThat(plan.blockers()).extracting(Blocker::message).contains(ConnectionSpec.LOOK_ONLY);
            Plan permitted = writing.plan(PlanRequest.upgrade(new Target.Head()));
            assertThatThrownBy(() -> looking.database().engine()
                    .run(permitted, Journal.Run.NONE, RunListener.SILENT, new CancelToken()))
                    .isInstanceOf(FailedException.class).hasMessageContaining("look only");
            assertThatThrownBy(() -> looking.database().engine().releaseLock()).hasMessageContaining("look only");
            assertThat(looking.status().record().tableExists()).isFalse();
            assertThat(writing.upgrade("head").failure()).isNull();
        }
    }

    @Test
    void onPostgresTheSessionItselfIsReadOnly() throws SQLException {
        try (TestDatabase database = PostgresServer.shared().fresh();
                Connection connection = new PostgresProduct().connect(spec(database))) {
            connection.setReadOnly(false);
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("CREATE TABLE t (id int)"))
                        .hasMessageContaining("read-only transaction");
            }
        }
    }

    private static ConnectionSpec spec(TestDatabase database) {
        return new ConnectionSpec(
                database.url(), database.user(), database.password(), null, null, Environment.DEVELOPMENT, true);
    }
}
