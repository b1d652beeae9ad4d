package dev.tidemark.ui.shell;

import dev.tidemark.application.Status;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where we are, as whom, and what can be done: the top and the bottom of the window.
 *
 * @param name what the database is called; the program's name where none is open
 * @param place address and schema
 * @param environment what the connection is for, or null where none is open
 * @param pending how many revisions an upgrade would run
 * @param verbs what can be done now
 * @param footer the bottom line
 */
record Header(
        String name,
        String place,
        @Nullable Environment environment,
        int pending,
        Set<Verb> verbs,
        Footer footer) {
    /** What can be done to an open database. */
    enum Verb {
        /** Read it again. */
        REFRESH,
        /** Plan everything that is pending. */
        APPLY,
        /** Choose how far back. */
        ROLL_BACK,
        /** Choose what to record. */
        MARK,
        /** Name the position. */
        TAG,
        /** Compare its schema with another one. */
        COMPARE,
        /** Write the next revision. */
        REVISION,
        /** Look at the lock. */
        LOCK,
        /** Disconnect. */
        CLOSE
    }

    /**
     * The bottom line.
     *
     * @param server product and version
     * @param user who, and as whom
     * @param lock who holds the lock, in words
     * @param lockHeld whether somebody does
     * @param contexts which contexts are chosen, in words
     */
    record Footer(String server, String user, String lock, boolean lockHeld, String contexts) {
        static final Footer EMPTY = new Footer("", "", "", false, "");
    }

    Header {
        verbs = Set.copyOf(verbs);
    }

    /** Of {@code connection}; null for none. The verbs are there on the timeline only. */
    static Header of(@Nullable Connection connection, boolean onTimeline, Messages messages) {
        if (connection == null) {
            return new Header(messages.text("product"), messages.text("product.text"), null, 0, Set.of(), Footer.EMPTY);
        }
        Status status = connection.status();
        String name = connection.workspace().name();
        Environment environment = connection.workspace().environment();
        if (status == null) {
            Set<Verb> few = onTimeline ? EnumSet.of(Verb.REFRESH, Verb.CLOSE) : Set.of();
            String url = address(connection.workspace().database().connection().url());
            return new Header(name, url, environment, 0, few, Footer.EMPTY);
        }
        ServerIdentity server = status.server();
        return new Header(
                name,
                messages.text("header.place", address(server.url()), server.schema()),
                environment,
                connection.pending(),
                onTimeline ? verbs(status) : Set.of(),
                new Footer(
                        server.product() + " " + server.version(),
                        messages.text("header.user", server.user()),
                        lock(status.lock(), messages),
                        status.lock().held(),
                        contexts(connection, status, messages)));
    }

    private static Set<Verb> verbs(Status status) {
        Set<Verb> verbs = EnumSet.of(Verb.REFRESH, Verb.CLOSE, Verb.LOCK, Verb.COMPARE);
        if (!status.changelog().root().isEmpty()) {
            verbs.add(Verb.REVISION);
        }
        boolean writes = status.server().readOnly() == null;
        boolean applied = !status.timeline().executed().isEmpty();
        boolean waiting = !status.timeline().waiting().isEmpty();
        if (writes && applied) {
            verbs.add(Verb.ROLL_BACK);
            verbs.add(Verb.TAG);
        }
        if (writes && waiting) {
            verbs.add(Verb.MARK);
            verbs.add(Verb.APPLY);
        }
        return verbs;
    }

    /** Why {@code verb} cannot be done to {@code connection} on its timeline; empty where it can. */
    static String whyNot(@Nullable Connection connection, Verb verb, Messages messages) {
        Status status = connection == null ? null : connection.status();
        if (status == null) {
            return verb == Verb.REFRESH ? "" : messages.text("verb.why.unread");
        }
        if (verbs(status).contains(verb)) {
            return "";
        }
        String readOnly = status.server().readOnly();
        return readOnly == null ? messages.text("verb.why." + verb) : readOnly;
    }

    /** Whether a revision stands in the way whose run was interrupted, so that applying more is not what to do first. */
    static boolean interrupted(@Nullable Connection connection) {
        Status status = connection == null ? null : connection.status();
        return status != null
                && status.timeline().entries().stream()
                        .anyMatch(e -> e.state() == RevisionState.FAILED
                                || e.state() == RevisionState.HALF_APPLIED
                                || e.state() == RevisionState.UNRECORDED);
    }

    private static String lock(LockState lock, Messages messages) {
        if (!lock.held()) {
            return messages.text("footer.lock.free");
        }
        String by = lock.by() == null ? messages.text("lock.somebody") : lock.by();
        return messages.text("footer.lock.held", by, Times.dayAndTime(lock.since()));
    }

    /** A URL without its options. */
    private static String address(String url) {
        return url.replaceFirst("[;?].*", "");
    }

    private static String contexts(Connection connection, Status status, Messages messages) {
        Execution execution = connection.workspace().database().project().execution();
        String chosen = execution.contexts();
        boolean labels = status.changelog().revisions().stream().anyMatch(r -> !r.facts().labels().isEmpty());
        String words = chosen == null
                ? status.changelog().contexts().isEmpty() ? "" : messages.text("footer.contexts.none")
                : chosen.isBlank() ? messages.text("footer.contexts.all") : messages.text("footer.contexts", chosen);
        String labelled = !execution.labels().isBlank()
                ? messages.text("footer.labels", execution.labels())
                : labels ? messages.text("footer.labels.all") : "";
        return words.isEmpty() || labelled.isEmpty() ? words + labelled : words + "  ·  " + labelled;
    }
}
