package dev.tidemark.fault;

import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.adapter.h2.H2Product;
import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Done;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.H2Databases;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The database breaks in the middle of Tidemark's own housekeeping: what is committed is said all the same. */
@ExtendWith(LeakCheck.class)
class BrokenBetweenStepsTest {
    @TempDir
    Path folder;

    @Test
    void whatWasCommittedBeforeIsSaid() throws Exception {
        AtomicBoolean breaks = new AtomicBoolean();
        CancelToken cancel = new CancelToken();
        try (Site site = new Site(H2Databases.memory(), folder).sql(table("a"), table("b"));
                Opened opened = Opened.open(List.of(breaking(breaks)),
                        Site.spec(site.database().url(), site.database().user(), site.database().password()),
                        Opened.project(site.folder(), "root.sql", ""), site.journal())) {
            RunOutcome outcome = opened.run(opened.plan(PlanRequest.upgrade(new Target.Head())), Site.AGREED,
                    new RunListener() {
                        @Override
                        public void stepEnded(int index, int total, Done done) {
                            breaks.set(true);
                            cancel.now();
                        }
                    }, cancel);
            assertThat(outcome.result()).as("%s", outcome.failure()).isEqualTo(Result.FAILED);
            assertThat(outcome.done()).hasSize(1);
            assertThat(requireNonNull(outcome.failure()).sentences())
                    .contains("the disk is gone", "1 of 2 steps are committed and stay.", "Look at the history")
                    .doesNotContain("Nothing was changed");
            site.holds("a");
            site.logged("failed");
        }
    }

    /** One rollback fails, once it is to. */
    private static Product breaking(AtomicBoolean breaks) {
        Watched.Watcher ofConnection = new Watched.Watcher() {
            @Override
            public void before(Method method, Object[] arguments) throws SQLException {
                if (method.getName().equals("rollback") && breaks.getAndSet(false)) {
                    throw new SQLException("the disk is gone", "58030");
                }
            }
        };
        return Watched.of(Product.class, new H2Product(), new Watched.Watcher() {
            @Override
            public @Nullable Object after(Method method, Object[] arguments, @Nullable Object answer) {
                return answer instanceof Connection connection
                        ? Watched.of(Connection.class, connection, ofConnection)
                        : answer;
            }
        });
    }
}
