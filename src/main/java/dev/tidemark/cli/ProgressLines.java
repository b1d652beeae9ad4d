package dev.tidemark.cli;

import dev.tidemark.application.outcome.FillProgress;
import dev.tidemark.application.outcome.LockWait;
import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.plan.Step;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Says how far a run is, one line for each revision. */
final class ProgressLines implements RunListener {
    private static final long EACH_NANOS = 2_000_000_000L;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Session session;
    private volatile boolean waiting;
    private long saidAt;

    ProgressLines(Session session) {
        this.session = session;
    }

    @Override
    public void stepStarted(int index, int total, Step step) {
        if (session.options().verbose()) {
            session.say(
                    "[" + (index + 1) + "/" + total + "] " + Words.of(step.kind()) + " " + step.revision() + " ...");
        }
    }

    @Override
    public void blocked(List<BlockingSession> sessions) {
        if (!sessions.isEmpty() && !waiting) {
            session.say("waiting for " + sessions.getFirst().words());
        }
        waiting = !sessions.isEmpty();
    }

    @Override
    public void waitsForLock(LockWait wait) {
        String who = wait.blockers().isEmpty() ? "" : " In the way: " + wait.blockers().getFirst().words() + ".";
        session.say("others hold a lock: attempt " + wait.attempt() + " was undone, and the next one begins at "
                + TIME.format(wait.nextAt().atZone(ZoneId.systemDefault())) + "." + who);
    }

    @Override
    public void triesAgain(int attempt) {
        session.say("attempt " + attempt);
    }

    @Override
    public void batchEnded(Step step, FillProgress progress) {
        long now = System.nanoTime();
        if (session.options().verbose() || saidAt == 0 || now - saidAt > EACH_NANOS) {
            saidAt = now;
            String of = progress.total() > 0
                    ? String.format(Locale.ROOT, " of about %,d rows (%d%%)", progress.total(),
                            Math.round(100 * progress.fraction()))
                    : " rows";
            session.say(String.format(Locale.ROOT, "      batch %,d: %,d%s", progress.batch(), progress.rows(), of));
        }
    }

    @Override
    public void stepEnded(int index, int total, RunOutcome.Done done) {
        session.say("[" + (index + 1) + "/" + total + "] " + Words.of(done.kind()) + " " + done.revision() + ": "
                + done.effect() + ", " + done.milliseconds() + " ms");
    }
}
