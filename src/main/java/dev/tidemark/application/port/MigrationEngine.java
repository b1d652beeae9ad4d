package dev.tidemark.application.port;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.timeline.ChecksumCheck;
import java.util.List;

/**
 * One database with one project's changelog. Blocking; calls from several threads wait for each other. Every
 * method throws {@link dev.tidemark.application.outcome.FailedException}. Only {@link #run} and
 * {@link #releaseLock} write; the others read in read-only transactions and create nothing.
 */
public interface MigrationEngine extends AutoCloseable {
    /** Whose server this is, asked anew. */
    ServerIdentity identity();

    /** The files, parsed again only where one of them changed. */
    Changelog changelog();

    /** The recorded rows, read anew; their checks against the files follow from {@link #checksums}. */
    DeploymentRecord record();

    /** The lock's row, read anew. */
    LockState lock();

    /**
     * The tables in which other migration tools keep their record in this schema, such as {@code alembic_version}; empty where
     * there are none. Reads only.
     */
    default List<String> otherTools() {
        return List.of();
    }

    /** Compares recorded checksums of any version with the files as they were last parsed. */
    ChecksumCheck checksums();

    /**
     * The statements of {@code moves} as this database would get them now.
     *
     * @param tag the tag for moves of kind TAG; empty otherwise
     * @param record the record that the moves were chosen on
     */
    Preview preview(List<Move> moves, String tag, DeploymentRecord record);

    /**
     * Takes the lock, checks the record once more, runs the steps of {@code plan} and releases the lock. Each
     * statement is compared with the plan's before it is sent.
     *
     * @param journal hears of every statement before it is sent and of every commit
     * @param listener hears how far it is
     * @param cancel may be asked from any thread
     */
    RunOutcome run(Plan plan, Journal.Run journal, RunListener listener, CancelToken cancel);

    /** The statement that {@link #releaseLock} sends. */
    Statement releaseLockStatement();

    /** Releases the lock, whoever holds it. */
    void releaseLock();

    /** Disconnects. Never throws; twice is harmless. */
    @Override
    void close();

    /**
     * Steps with their statements.
     *
     * @param setup statements that make the history and lock tables where they are missing
     * @param steps one for each move, without risks
     * @param blockers what the database or the files say against running them
     * @param notes what a person should know
     * @param settings everything besides the moves that decides the statements, for the fingerprint
     */
    record Preview(
            List<Statement> setup, List<Step> steps, List<Blocker> blockers, List<String> notes, String settings) {
        public Preview {
            setup = List.copyOf(setup);
            steps = List.copyOf(steps);
            blockers = List.copyOf(blockers);
            notes = List.copyOf(notes);
        }
    }
}
