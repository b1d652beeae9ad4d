package dev.tidemark.application.port;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.changelog.Changelog;
import dev.tidemark.domain.deployment.ConnectedApplication;
import dev.tidemark.domain.deployment.DeploymentRecord;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.RecordStamp;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.foresight.DataAnswer;
import dev.tidemark.domain.foresight.DataQuestion;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.LockRoom;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Preconditions;
import dev.tidemark.domain.plan.RunSettings;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.recovery.TransactionFate;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.schema.ObjectName;
import dev.tidemark.domain.timeline.ChecksumCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * The applications that are connected to this database besides this program, as far as the server tells; asked anew.
     * Reads only.
     */
    default List<ConnectedApplication> applications() {
        return List.of();
    }

    /**
     * The revisions of {@code pending} that bring names into the schema which are there already, with those names. By one or
     * two queries, however many there are; only reads.
     *
     * @param pending in the order in which they would run
     * @param ownSchema the schema that unqualified names fall into
     */
    default Map<RevisionId, List<String>> alreadyThere(List<RevisionId> pending, String ownSchema) {
        return Map.of();
    }

    /** The tables of indexes whose building failed and that nobody builds now, by the index. Only reads. */
    default Map<ObjectName, ObjectName> brokenIndexes() {
        return Map.of();
    }

    /** What the server says became of a transaction that the run log names by its number. Only reads. */
    default TransactionFate fate(String transaction) {
        return TransactionFate.UNKNOWN;
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
     * Asks the data, in a reading transaction of its own and for at most two seconds. What the database refuses is an
     * answer too.
     */
    DataAnswer ask(DataQuestion question);

    /**
     * The statements of {@code moves} for somebody who looks: the same as {@link #preview}, but no precondition is
     * evaluated, and what they would say stays open.
     *
     * @param record the record that the moves were chosen on
     */
    Preview sketch(List<Move> moves, DeploymentRecord record);

    /**
     * The revision's own preconditions in words. Where they are asked, each is evaluated by itself in a read-only
     * transaction; the project's own code among them is not run.
     *
     * @param revision one of the files; others have none
     * @param ask whether to evaluate them now
     */
    Preconditions preconditions(RevisionId revision, boolean ask);

    /**
     * The files as they would be read with other contexts and labels; what {@link #changelog} says stays as it is.
     *
     * @param execution what to choose instead
     */
    Variant variant(Execution execution);

    /**
     * Whether anything is different, asked as cheaply as possible: the states of the files that were read last, and one
     * query. Gives up after a few seconds where the database does not answer.
     */
    Pulse pulse();

    /**
     * Takes the lock, checks the record once more, runs the steps of {@code plan} and releases the lock. Each
     * statement is compared with the plan's before it is sent.
     *
     * @param settings what is committed together, how long to wait, until when to start anything
     * @param journal hears of every statement before it is sent and of every commit
     * @param listener hears how far it is
     * @param cancel may be asked from any thread
     */
    RunOutcome run(Plan plan, RunSettings settings, Journal.Run journal, RunListener listener, CancelToken cancel);

    /** Runs it as is usual: each revision by itself. */
    default RunOutcome run(Plan plan, Journal.Run journal, RunListener listener, CancelToken cancel) {
        return run(plan, RunSettings.USUAL, journal, listener, cancel);
    }

    /**
     * Runs the steps of {@code plan} in one transaction and rolls that back, whatever comes of it. Takes the run lock for as
     * long; commits nothing, not even the lock's row.
     *
     * @param limit how long it may take; then it is cancelled and rolled back
     * @param journal hears of every statement before it is sent
     * @param listener hears how far it is
     * @param cancel may be asked from any thread
     */
    default TrialOutcome trial(
            Plan plan, Duration limit, Journal.Run journal, RunListener listener, CancelToken cancel) {
        return TrialOutcome.refused(new Failure.Refused(
                "A plan cannot be tried here.", "Try it on a connected PostgreSQL database."));
    }

    /**
     * The places in the server's lock table; empty where the product has none to run out of. Reads only.
     *
     * @param tables names of relations as statements have them, whose widths are wanted
     */
    default Optional<LockRoom> lockRoom(Set<String> tables) {
        return Optional.empty();
    }

    /** The statement that {@link #releaseLock} sends. */
    Statement releaseLockStatement();

    /** Releases the lock, whoever holds it. */
    void releaseLock();

    /**
     * Gives up what is being asked now, where the server does not answer: its connection is cut, the call that waits
     * fails with {@link dev.tidemark.application.outcome.Failure.Cancelled}, and the next one connects anew. A run that
     * is cut so fails: the server undoes what was not committed. Called from any thread; may block for a moment; never
     * throws; does nothing where nothing is being asked.
     */
    default void abandon() {}

    /** Disconnects. Never throws; twice is harmless. */
    @Override
    void close();

    /**
     * What {@link #pulse} finds.
     *
     * @param filesChanged whether a file or folder that the changelog was last read from changed since
     * @param record a short description of what is recorded
     * @param lock the lock's row
     */
    record Pulse(boolean filesChanged, RecordStamp record, LockState lock) {}

    /**
     * A changelog for other contexts and labels.
     *
     * @param changelog what the files say then
     * @param checksums compares recorded checksums with it
     */
    record Variant(Changelog changelog, ChecksumCheck checksums) {}

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
