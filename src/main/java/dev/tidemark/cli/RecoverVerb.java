package dev.tidemark.cli;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import dev.tidemark.application.document.RunLogDocument;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.LockState;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recover}: what is locked and what was interrupted, and what to do. */
@Command(name = "recover", description = "What is locked and what was interrupted, and what to do.")
final class RecoverVerb extends Verb {
    private static final int MINUTES_SHOWN = 120;
    private static final int HOURS_SHOWN = 48;

    @Option(names = "--release-lock", description = "Releases the changelog lock, whoever holds it.")
    private boolean releaseLock;

    RecoverVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        try (OpenDatabase database = session().open(false)) {
            Status status = session().tools().timeline().read(database);
            List<Journal.Entry> unended = session().tools().log().read().stream()
                    .filter(e -> e.outcome().equals("interrupted") || e.outcome().equals("running"))
                    .toList();
            boolean release = releaseLock && status.lock().held();
            String statement = status.lock().held() ? database.engine().releaseLockStatement().sql() : "";
            List<String> advice = advice(status.lock(), unended);
            say(status.lock(), unended, statement, advice);
            if (release) {
                session().tools().locks().release(database, status.lock(), agreement(database));
                session().result(session().style().good("Done: ") + "the lock is free.");
            } else if (releaseLock) {
                session().result("The lock is free; there is nothing to release.");
            }
            if (session().options().json()) {
                session().document(form(release ? database.engine().lock() : status.lock(), unended, advice, release));
            }
            return status.lock().held() && !release ? ExitCodes.LOCKED : ExitCodes.DONE;
        }
    }

    private Agreement agreement(OpenDatabase database) {
        Agreement said = session().options().agreement();
        if (!session().terminal().interactive() || session().options().json()) {
            return said;
        }
        if (database.connection().environment().isProtected() && said.typedDatabase() == null) {
            String name = session().terminal().ask("This connection is "
                    + Words.of(database.connection().environment())
                    + ". Type the database's name to release the lock: ");
            return new Agreement(said.yes(), name == null ? null : name.strip(), said.dataLoss());
        }
        if (!said.yes()) {
            String answer = session().terminal().ask("Release the lock? [y/N] ");
            return new Agreement("y".equalsIgnoreCase(answer) || "yes".equalsIgnoreCase(answer), said.typedDatabase(),
                    false);
        }
        return said;
    }

    private static List<String> advice(LockState lock, List<Journal.Entry> unended) {
        List<String> advice = new ArrayList<>();
        if (lock.held()) {
            advice.add(
                    "It cannot be told from the lock whether its holder still lives. If you know that it does not, release the"
                            + " lock with 'tidemark recover --release-lock'.");
        }
        for (Journal.Entry entry : unended) {
            advice.add(entry.outcome().equals("running")
                    ? "The run " + entry.id() + " (" + entry.request() + ") is still going on here: wait for it."
                    : "The run " + entry.id() + " (" + entry.request()
                            + ") has no end: compare its last statement in 'tidemark log"
                            + " --verbose' with what the database has, then plan again.");
        }
        return advice;
    }

    private void say(LockState lock, List<Journal.Entry> unended, String statement, List<String> advice) {
        session().result("Changelog lock: " + StatusText.lock(lock) + age(lock));
        session().result(
                unended.isEmpty() ? "Interrupted runs: none in this computer's run log." : "Runs without an end:");
        for (Journal.Entry entry : unended) {
            session().result(
                    "  " + entry.id() + "  " + entry.startedAt() + "  " + entry.outcome() + "  " + entry.request()
                            + " by " + entry.person() + " on " + entry.server());
            entry.steps().forEach(step -> session().result("    committed: " + step));
            if (!entry.statements().isEmpty()) {
                session().result(
                        "    last statement: " + entry.statements().getLast().strip().replaceAll("\\s*\\R\\s*", " "));
            }
        }
        advice.forEach(session()::result);
        if (releaseLock && lock.held()) {
            session().result("Releasing it sends: " + statement);
        }
    }

    /** The lock's time has no zone; where the server's clock is another, the age is only about right. */
    private static String age(LockState lock) {
        LocalDateTime since = lock.since();
        if (since == null) {
            return "";
        }
        long minutes = Math.max(0, Duration.between(since, LocalDateTime.now(ZoneId.systemDefault())).toMinutes());
        String text = minutes < MINUTES_SHOWN
                ? minutes + " minutes"
                : minutes / 60 < HOURS_SHOWN ? minutes / 60 + " hours" : minutes / 60 / 24 + " days";
        return " (about " + text + ", if the server's clock is this computer's)";
    }

    private static Map<String, @Nullable Object> form(
            LockState lock, List<Journal.Entry> unended, List<String> advice, boolean released) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("lock", JsonForms.lock(lock));
        form.put("released", released);
        form.put("interrupted", unended.stream().map(RunLogDocument::run).toList());
        form.put("advice", advice);
        return form;
    }
}
