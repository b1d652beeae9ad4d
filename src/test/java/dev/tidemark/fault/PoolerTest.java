package dev.tidemark.fault;

import static dev.tidemark.fixture.ChangelogFolder.table;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.application.ReleaseLock;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.RunOutcome.Result;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.fixture.LeakCheck;
import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through PgBouncer reading works and leaves nothing behind; writing is refused with the reason. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class PoolerTest {
    private static final String REASON = "A connection pooler stands between";

    @TempDir
    Path folder;

    private PostgresDatabase database;
    private Site site;
    private Path program;

    @BeforeEach
    void make() throws Exception {
        Optional<Path> found = Pooler.program();
        if (found.isEmpty()) {
            System.out.println("SKIPPED: PgBouncer is not on this computer (Debian's package is called pgbouncer);"
                    + " nothing was tried through a pooler.");
        }
        Assumptions.assumeTrue(found.isPresent(), "PgBouncer is not on this computer");
        program = found.get();
        database = PostgresServer.shared().fresh();
        site = new Site(database, folder).sql(table("a"), table("b"));
        try (Opened direct = site.open()) {
            direct.upgrade("+1");
        }
    }

    @AfterEach
    void end() {
        if (site != null) {
            site.close();
        }
    }

    private static ConnectionSpec through(Pooler pooler, PostgresDatabase database) {
        return Site.spec(pooler.url(database), database.user(), database.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "session"})
    void writingIsRefusedWithTheReason(String mode) throws Exception {
        try (Pooler pooler = Pooler.start(program, folder, database, mode);
                Opened opened = site.open(through(pooler, database))) {
            assertThat(opened.status().record().rows()).hasSize(1);
            assertThat(opened.status().server().readOnly()).contains(REASON);
            Plan plan = opened.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(plan.blockers()).anySatisfy(b -> {
                assertThat(b.message()).contains(REASON);
                assertThat(b.advice()).contains("Connect to the server itself");
            });
            assertThat(plan.steps()).as("the plan can be read").hasSize(1);
            RunOutcome outcome = opened.run(plan);
            assertThat(outcome.result()).isEqualTo(Result.REFUSED);
            assertThat(requireNonNull(outcome.failure()).what()).contains(REASON);
        }
        site.holds("a");
    }

    /** A plan that was made past the pooler does not run through it. */
    @Test
    void aPlanThatWasMadePastItDoesNotRunThroughIt() throws Exception {
        try (Pooler pooler = Pooler.start(program, folder, database, "transaction");
                Opened direct = site.open();
                Opened opened = site.open(through(pooler, database))) {
            Plan plan = direct.plan(PlanRequest.upgrade(new Target.Head()));
            assertThat(opened.run(plan).result()).isEqualTo(Result.REFUSED);
            site.holds("a");
        }
    }

    /** Clients share one server process: what one of them prepares there is in the way of the other. */
    @Test
    void twoCanReadAsOftenAsTheyLike() throws Exception {
        try (Pooler pooler = Pooler.start(program, folder, database, "transaction");
                Opened one = site.open(through(pooler, database));
                Opened other = site.open(through(pooler, database))) {
            for (int i = 0; i < 12; i++) {
                assertThat(one.status().record().rows()).hasSize(1);
                assertThat(other.status().record().rows()).hasSize(1);
                one.database().engine().pulse();
                other.database().engine().pulse();
            }
        }
    }

    @Test
    void aLockIsNotReleasedThroughIt() throws Exception {
        site.run("UPDATE databasechangeloglock SET locked = true, lockgranted = now(), lockedby = 'x' WHERE id = 1");
        try (Pooler pooler = Pooler.start(program, folder, database, "transaction");
                Opened opened = site.open(through(pooler, database))) {
            FailedException refused = catchThrowableOfType(FailedException.class,
                    () -> new ReleaseLock().release(opened.database(), opened.status().lock(), Site.AGREED));
            assertThat(refused.failure().what()).contains(REASON);
        }
        assertThat(site.locked()).isTrue();
    }

    /** A setting that would be set for a session would be set for whoever gets that server process next. */
    @Test
    void lookingOnlyLeavesNothingBehindForTheNextClient() throws Exception {
        try (Pooler pooler = Pooler.start(program, folder, database, "transaction")) {
            try (Opened opened = site.open(looking(pooler, null))) {
                assertThat(opened.status().server().readOnly()).isEqualTo(ConnectionSpec.LOOK_ONLY);
                assertThat(opened.run(opened.plan(PlanRequest.upgrade(new Target.Head()))).result())
                        .isEqualTo(Result.REFUSED);
            }
            assertNothingLeft(pooler);
        }
        site.holds("a");
    }

    @Test
    void aRoleIsNotTakenThere() throws Exception {
        try (Pooler pooler = Pooler.start(program, folder, database, "transaction")) {
            FailedException refused = catchThrowableOfType(FailedException.class,
                    () -> site.open(looking(pooler, "pg_read_all_data")).status());
            assertThat(refused.failure().sentences()).contains(REASON, "would be left to its next client",
                    "past the pooler, or without a role");
            assertNothingLeft(pooler);
        }
    }

    private ConnectionSpec looking(Pooler pooler, @Nullable String role) {
        return new ConnectionSpec(pooler.url(database), database.user(), database.password(), null, role,
                Environment.DEVELOPMENT, true);
    }

    private void assertNothingLeft(Pooler pooler) throws SQLException {
        try (Connection next = Site.connect(through(pooler, database))) {
            assertThat(Site.texts(next, "SHOW default_transaction_read_only")).containsExactly("off");
            assertThat(Site.texts(next, "SELECT current_user")).containsExactly("postgres");
            assertThat(Site.texts(next, "SHOW lock_timeout")).containsExactly("0");
            assertThat(Site.texts(next, "SHOW statement_timeout")).containsExactly("0");
        }
    }
}
