package dev.tidemark.application.outcome;

import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.revision.RevisionId;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why something could not be done, in words for a person: what happened, what state the database is in, what to do. */
public sealed interface Failure {
    /** What happened. */
    String what();

    /** What state the database is in; empty where it was never reached. */
    String databaseState();

    /** What to do; empty where nothing can be said. */
    String advice();

    /** Two or three sentences, in that order. */
    default String sentences() {
        StringBuilder text = new StringBuilder(what());
        if (!databaseState().isEmpty()) {
            text.append(' ').append(databaseState());
        }
        if (!advice().isEmpty()) {
            text.append(' ').append(advice());
        }
        return text.toString();
    }

    /** What was asked for makes no sense as it is. */
    record WrongUsage(String what, String advice) implements Failure {
        @Override
        public String databaseState() {
            return "";
        }
    }

    /** The database cannot be reached or does not let us in. */
    record Unreachable(String what, String advice) implements Failure {
        @Override
        public String databaseState() {
            return "";
        }
    }

    /**
     * The files cannot be read as a changelog.
     *
     * @param path the file to blame, or null
     * @param line its line from 1, or 0
     */
    record BadChangelog(String what, String advice, @Nullable String path, int line) implements Failure {
        @Override
        public String databaseState() {
            return "Nothing was sent to the database.";
        }
    }

    /**
     * Somebody holds the changelog lock.
     *
     * @param by the holder as it named itself, or null
     * @param since when it was taken, in the server's local time, or null
     * @param holder whether it lives, as far as that can be told
     */
    record LockHeld(@Nullable String by, @Nullable LocalDateTime since, LockHolder holder) implements Failure {
        /** By somebody whose life cannot be told. */
        public LockHeld(@Nullable String by, @Nullable LocalDateTime since) {
            this(by, since, LockHolder.UNKNOWN);
        }

        /** By whoever holds {@code lock}. */
        public LockHeld(LockState lock) {
            this(lock.by(), lock.since(), lock.holder());
        }

        @Override
        public String what() {
            String who = by != null ? by : holder.pid() > 0 ? "the session " + holder.pid() : "somebody";
            return "The changelog lock is held by " + who + (since == null ? "" : " since " + since) + "."
                    + switch (holder.life()) {
                        case ALIVE -> " That is a Tidemark at work: its session " + holder.pid()
                                + (holder.user().isEmpty() ? "" : " of " + holder.user()) + " lives.";
                        case DEAD -> " That was a Tidemark whose session is gone.";
                        case NOBODY, CANNOT_TELL -> "";
                    };
        }

        @Override
        public String databaseState() {
            return "Nothing was changed.";
        }

        @Override
        public String advice() {
            return switch (holder.life()) {
                case ALIVE -> "Wait for it to finish.";
                case DEAD -> "Look at what it left unfinished, and release the lock.";
                case NOBODY, CANNOT_TELL ->
                    "Wait for it to finish. It cannot be told from the lock whether its holder still lives; if you know"
                            + " that it does not, release the lock.";
            };
        }
    }

    /** A rule or a missing agreement stops it; nothing was changed. */
    record Refused(String what, String advice) implements Failure {
        @Override
        public String databaseState() {
            return "Nothing was changed.";
        }
    }

    /**
     * The database refused a statement, or the statement came out other than reviewed.
     *
     * @param revision whose statement it was, or null where it was none's
     * @param statement its text; empty where none was reached
     * @param position where in the text the database saw the error, in characters from 1, or 0
     * @param sqlState the standard's five characters, or null
     * @param message the database's own words
     * @param details what it says besides, one line each
     */
    record StatementFailed(
            @Nullable RevisionId revision,
            String statement,
            int position,
            @Nullable String sqlState,
            String message,
            String databaseState,
            String advice,
            List<String> details)
            implements Failure {
        public StatementFailed {
            details = List.copyOf(details);
        }

        /** Without details. */
        public StatementFailed(
                @Nullable RevisionId revision, String statement, int position, @Nullable String sqlState,
                String message,
                String databaseState, String advice) {
            this(revision, statement, position, sqlState, message, databaseState, advice, List.of());
        }

        @Override
        public String what() {
            return (revision == null ? "A statement failed: " : revision + " failed: ") + message
                    + (message.endsWith(".") ? "" : ".");
        }
    }

    /** A person stopped it, or set a time after which nothing new is started. */
    record Cancelled(String what, String databaseState) implements Failure {
        /** By a person who asked for it while it ran. */
        public Cancelled(String databaseState) {
            this("Cancelled.", databaseState);
        }

        @Override
        public String advice() {
            return "";
        }
    }

    /**
     * Something that should not happen.
     *
     * @param details a technical text that a person can copy into a report
     */
    record Unexpected(String what, String databaseState, String advice, String details) implements Failure {}
}
