package dev.tidemark.adapter.liquibase;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.ChangelogFolder;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.LossyWire;
import dev.tidemark.fixture.LossyWire.Cut;
import dev.tidemark.fixture.MemoryJournal;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A COMMIT whose answer does not come: the server is asked what became of it, and nothing runs twice. */
@ExtendWith(LeakCheck.class)
class LostCommitTest {
    @TempDir
    Path folder;

    @Test
    void aCommitThatTheServerGotIsToldAsKept() throws Exception {
        RunOutcome outcome = cut(Cut.AFTER, List.of("first", "lost"));
        assertThat(requireNonNull(outcome.failure()).databaseState())
                .contains("2 of 3 steps are committed and stay.", "the server says that it was kept");
        assertThat(outcome.done()).hasSize(2);
    }

    @Test
    void aCommitThatTheServerNeverGotIsToldAsUndone() throws Exception {
        RunOutcome outcome = cut(Cut.BEFORE, List.of("first"));
        assertThat(requireNonNull(outcome.failure()).databaseState())
                .contains("1 of 3 steps are committed and stay.", "the server says that it was undone");
        assertThat(outcome.done()).hasSize(1);
    }

    /** Runs three revisions over a wire that is cut at the second one's commit, looks, and runs the rest. */
    private RunOutcome cut(Cut how, List<String> kept) throws Exception {
        new ChangelogFolder(folder).sql(
                ChangelogFolder.table("first"), ChangelogFolder.table("lost"), ChangelogFolder.table("third"));
        try (PostgresDatabase database = PostgresServer.shared().fresh();
                LossyWire wire = new LossyWire(PostgresServer.shared().port(), "CREATE TABLE lost", how)) {
            RunOutcome outcome;
            try (Opened opened = over(wire, database)) {
                outcome = opened.upgrade("head");
                assertThat(wire.wasCut()).isTrue();
                assertThat(outcome.result()).isEqualTo(Result.FAILED);
                assertThat(opened.status().lock().held()).isFalse();
                assertThat(opened.status().record().rows().stream().map(r -> r.id().id()).toList())
                        .isEqualTo(kept);
                assertThat(opened.upgrade("head").result()).isEqualTo(Result.COMPLETED);
                assertThat(opened.status().record().rows()).hasSize(3);
            }
            return outcome;
        }
    }

    private Opened over(LossyWire wire, PostgresDatabase database) {
        String url = "jdbc:postgresql://localhost:" + wire.port() + "/" + database.name() + "?prepareThreshold=0";
        ConnectionSpec spec = new ConnectionSpec(
                url, database.user(), database.password(), null, null, Environment.DEVELOPMENT);
        return Opened.open(spec, Opened.project(folder, "root.sql", ""), new MemoryJournal());
    }
}
