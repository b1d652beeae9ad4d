package dev.tidemark.cli;

import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.comparison.Watch;

/** Says what is being read, where somebody wants to know more. */
final class ReadingLines implements Watch.Progress {
    private static final int STEP = 25;

    private final Session session;
    private int said = -1;

    ReadingLines(Session session) {
        this.session = session;
    }

    @Override
    public void at(Side side, int percent) {
        int step = percent / STEP;
        if (session.options().verbose() && (step != said || percent == 0)) {
            said = step;
            session.say("reading " + side.words() + ": " + percent + " %");
        }
    }
}
