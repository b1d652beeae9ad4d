package dev.tidemark.cli;

import dev.tidemark.application.outcome.RunListener;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.plan.Step;
import java.util.List;

/** Says how far a run is, one line for each revision. */
final class ProgressLines implements RunListener {
    private final Session session;
    private volatile boolean waiting;

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
    public void stepEnded(int index, int total, RunOutcome.Done done) {
        session.say("[" + (index + 1) + "/" + total + "] " + Words.of(done.kind()) + " " + done.revision() + ": "
                + done.effect() + ", " + done.milliseconds() + " ms");
    }
}
