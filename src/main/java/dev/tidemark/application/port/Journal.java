package dev.tidemark.application.port;

import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.recovery.StepTrace;
import dev.tidemark.domain.revision.RevisionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The run log: append-only, kept on this computer, and kept even where a rollback deletes history rows. Passwords
 * inside SQL are redacted before they are written.
 */
public interface Journal {
    /** Begins to record a run of {@code plan}; what it says is on disk before this returns. */
    Run begin(ServerIdentity server, Plan plan);

    /** Begins to record a trial of {@code plan}, of which nothing is kept; the entry's request says that it is one. */
    default Run beginTrial(ServerIdentity server, Plan plan) {
        return begin(server, plan);
    }

    /** Everything recorded, newest first; runs that have no end were interrupted. */
    List<Entry> read();

    /** What was recorded of runs on that server and schema, whatever the address was, newest first. */
    default List<Entry> of(ServerIdentity server) {
        return read().stream().filter(e -> e.details().place().is(server)).toList();
    }

    /** Revisions that were recorded from here without being run on that server, and not un-recorded since. */
    Set<RevisionId> stamped(ServerIdentity server);

    /**
     * A run that is being recorded. What is said is on disk when {@link #committing} or {@link #ended} returns; that a
     * statement ended or a step was committed, with what is said next.
     */
    interface Run {
        /** Records nothing; for offline work and tests. */
        Run NONE = new Run() {
            @Override
            public void statement(@Nullable Step step, String sql) {}

            @Override
            public void committing() {}

            @Override
            public void committed(Step step, String effect, long milliseconds) {}

            @Override
            public void ended(String outcome, String message) {}
        };

        /**
         * The statement that was told of last came back. Not forced to the disk.
         *
         * @param step null where it makes the history tables
         * @param well whether it went well
         * @param milliseconds since it was sent
         */
        default void statementEnded(@Nullable Step step, boolean well, long milliseconds) {}

        /** A statement is about to be sent; {@code step} is null where it makes the history tables. */
        void statement(@Nullable Step step, String sql);

        /**
         * The database is about to commit, or is about to get a statement that commits by itself: the statements
         * and the transaction's number are on disk when this returns.
         */
        void committing();

        /**
         * The number that the database gives the transaction which is about to commit: by it the server can be asked what became
         * of it where its answer is lost. Not told where the product gives none.
         */
        default void transaction(String number) {}

        /** A step is committed. */
        void committed(Step step, String effect, long milliseconds);

        /** The run is over: {@code completed}, {@code failed}, {@code refused} or {@code cancelled}. */
        void ended(String outcome, String message);
    }

    /**
     * One recorded run.
     *
     * @param id unique on this computer
     * @param startedAt when
     * @param person who, as the operating system names them
     * @param server product, address without secrets, database, schema and user, in one line
     * @param request verb and target, such as {@code upgrade head}
     * @param fingerprint the reviewed plan's
     * @param statements every statement that was sent, in order, redacted
     * @param steps what was committed, such as {@code apply db/a.xml::1::ann executed}
     * @param outcome how it ended; {@code interrupted} where it has no end
     * @param message what the database said; empty for nothing
     * @param milliseconds how long it took, 0 where it has no end
     * @param details what else is known
     */
    record Entry(
            String id,
            Instant startedAt,
            String person,
            String server,
            String request,
            String fingerprint,
            List<String> statements,
            List<String> steps,
            String outcome,
            String message,
            long milliseconds,
            Details details) {
        public Entry {
            statements = List.copyOf(statements);
            steps = List.copyOf(steps);
        }

        /** One of which nothing more is known. */
        public Entry(
                String id, Instant startedAt, String person, String server, String request, String fingerprint,
                List<String> statements, List<String> steps, String outcome, String message, long milliseconds) {
            this(
                    id, startedAt, person, server, request, fingerprint, statements, steps, outcome, message,
                    milliseconds, Details.NONE);
        }
    }

    /**
     * What recovery and exports need to know of a run beside what a person reads in a line. Of runs that an older version
     * recorded, what it did not write is empty.
     *
     * @param place where it ran
     * @param direction {@code up}, {@code down}, {@code stamp} or {@code none}
     * @param trial whether it was a trial, which is rolled back at its end
     * @param traces its steps in order, with their statements
     */
    record Details(Place place, String direction, boolean trial, List<StepTrace> traces) {
        /** Nothing known. */
        public static final Details NONE = new Details(Place.NONE, "", false, List.of());

        public Details {
            traces = List.copyOf(traces);
        }
    }

    /**
     * Where a run ran, never with a secret.
     *
     * @param product {@code PostgreSQL} or {@code H2}
     * @param host the server's name or address; empty for a database in a file or in memory
     * @param port the server's port; 0 for none
     * @param database the database's name
     * @param schema the schema that unqualified names fall into
     * @param serverId system identifier and database OID on PostgreSQL; the database's path on H2
     * @param computer the computer that ran it
     */
    record Place(
            String product, String host, int port, String database, String schema, String serverId, String computer) {
        /** Nothing known. */
        public static final Place NONE = new Place("", "", 0, "", "", "", "");

        /** Whether it is that database and schema, whatever the address. */
        public boolean is(ServerIdentity server) {
            return serverId.equals(server.serverId()) && schema.equals(server.schema());
        }
    }
}
