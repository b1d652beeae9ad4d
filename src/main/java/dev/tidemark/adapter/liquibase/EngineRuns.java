package dev.tidemark.adapter.liquibase;

import dev.tidemark.adapter.jdbc.Product;
import dev.tidemark.adapter.jdbc.RunLimits;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.RunSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import liquibase.Scope;

/** What an engine writes: runs and trials, with everything around them. */
final class EngineRuns {
    private static final Set<String> STICKY_EFFECTS = Set.of("failed", "skipped", "markRan");

    private final Product product;
    private final ConnectionSpec spec;
    private final ProjectFiles files;
    private final EngineSessions sessions;

    EngineRuns(Product product, ConnectionSpec spec, ProjectFiles files, EngineSessions sessions) {
        this.product = product;
        this.spec = spec;
        this.files = files;
        this.sessions = sessions;
    }

    /** Who hears of a run and who may stop it. */
    record Hearing(Journal.Run journal, RunListener listener, CancelToken cancel) {}

    /** Does something with a connection that may write. */
    @FunctionalInterface
    private interface Work<T> {
        T run(Session open, RunControl control, String deployment) throws SQLException;
    }

    RunOutcome run(Plan plan, RunSettings settings, ParsedChangelog parsed, Hearing hearing) {
        if (LockRelease.isAll(plan)) {
            return writing(plan, settings, hearing, outcome -> true,
                    (open, control, deployment) -> new LockRelease(open)
                            .run(plan, hearing.journal(), hearing.listener()));
        }
        return writing(plan, settings, hearing, EngineRuns::leavesNothingBehind,
                (open, control, deployment) -> new PlanRunner(open, parsed, plan, hearing.journal(), control)
                        .run(deployment));
    }

    TrialOutcome trial(Plan plan, Duration limit, ParsedChangelog parsed, Hearing hearing) {
        CancelToken ended = new CancelToken();
        hearing.cancel().onNow(ended::now);
        RunSettings settings = RunSettings.USUAL.with(RunSettings.Commit.WHOLE_PLAN)
                .with(RunSettings.LockPatience.ONCE)
                .withStatementTimeout(limit);
        return writing(plan, settings, new Hearing(hearing.journal(), hearing.listener(), ended), outcome -> false,
                (open, control, deployment) -> new TrialRunner(open, parsed, plan, hearing.journal(), control)
                        .run(deployment, limit, hearing.cancel()));
    }

    private <T> T writing(
            Plan plan, RunSettings settings, Hearing hearing, Predicate<T> clean, Work<T> work) {
        return sessions.reachable(() -> scoped(plan, settings, hearing, clean, work));
    }

    private <T> T scoped(
            Plan plan, RunSettings settings, Hearing hearing, Predicate<T> clean, Work<T> work) {
        String deployment = deploymentNumber();
        return files.scope().call(Map.of(Scope.Attr.deploymentId.name(), deployment), () -> {
            Session open = sessions.session();
            boolean keeps = false;
            SameServer.check(open, spec, plan);
            open.gate().admit();
            Canceller canceller = new Canceller(hearing.cancel(), open.gate());
            try (BlockingWatch watch = new BlockingWatch(product, spec, open.number(), hearing.listener())) {
                RunControl control = new RunControl(hearing.listener(), hearing.cancel(), watch, sessions::connect,
                        () -> files.parse(open.database()), settings);
                SameServer.check(open, spec, plan);
                product.beginRunning(open.connection(), RunLimits.of(settings));
                T outcome = open.about(() -> work.run(open, control, deployment));
                keeps = clean.test(outcome);
                return outcome;
            } catch (SQLException e) {
                sessions.drop(open, e);
                throw Failures.reading(e, product.advice(e));
            } finally {
                canceller.close();
                if (!keeps) {
                    files.forget();
                }
                endRunning(open, settings);
            }
        });
    }

    /** What reads afterwards is not to be stopped by the limit of a statement of the run. */
    private void endRunning(Session open, RunSettings settings) {
        EngineSessions.endReading(open);
        if (settings.statementTimeout() != null && open.alive()) {
            try {
                product.beginRunning(open.connection());
            } catch (SQLException e) {
                open.close();
            }
        }
    }

    /**
     * A changeset of Liquibase remembers that it failed, was skipped or was only marked, and would say so again even after
     * it ran well; after such ones the files are parsed anew. A plain execution leaves nothing behind that matters.
     */
    private static boolean leavesNothingBehind(RunOutcome outcome) {
        return outcome.result() == RunOutcome.Result.COMPLETED
                && outcome.done().stream().noneMatch(d -> STICKY_EFFECTS.contains(d.effect()));
    }

    /** Liquibase's own form: the last ten digits of the time in milliseconds. */
    private static String deploymentNumber() {
        String millis = String.valueOf(System.currentTimeMillis());
        return millis.substring(millis.length() - 10);
    }
}
