package dev.tidemark.ui.shell;

import dev.tidemark.application.outcome.CancelToken;
import java.util.List;

/** Disconnecting and closing the window; asks first where runs go on. On the window's thread. */
final class Departures {
    private final OpenConnections open;
    private final Runs runs;
    private final Cards cards;
    private final Work work;
    private final Runnable elsewhere;

    /**
     * With what is left.
     *
     * @param elsewhere goes to the screen that is shown while no database is open
     */
    Departures(OpenConnections open, Runs runs, Cards cards, Work work, Runnable elsewhere) {
        this.open = open;
        this.runs = runs;
        this.cards = cards;
        this.work = work;
        this.elsewhere = elsewhere;
    }

    /** Disconnects from the database that is shown; asks where a run is going on there. */
    void disconnect() {
        Connection shown = open.shown();
        if (shown == null) {
            return;
        }
        if (runs.going().contains(shown)) {
            cards.show(new Card.StillRunning(List.of(shown), this::disconnect));
            return;
        }
        open.remove(shown);
        runs.seen(shown);
        shown.workspace().close();
        if (open.all().isEmpty()) {
            open.showNone();
            elsewhere.run();
        } else {
            open.show(open.all().getLast());
        }
    }

    /** Disconnects from everything; the window closes. */
    void closeAll() {
        open.now().forEach(connection -> connection.workspace().close());
        work.close();
    }

    /**
     * Whether a run is going on; asked before the window closes, and then said.
     *
     * @param close closes it, where the person wants that when the run is over
     */
    boolean refusesToClose(Runnable close) {
        List<Connection> running = runs.going();
        if (!running.isEmpty()) {
            cards.show(new Card.StillRunning(running, close));
        }
        return !running.isEmpty();
    }

    /**
     * Stops the runs on {@code where}, and then does what was asked; a run that fails meanwhile is shown instead.
     *
     * @param how soon they stop
     * @param then closes the window, or disconnects
     */
    void stopRuns(List<Connection> where, CancelToken.Wish how, Runnable then) {
        cards.close();
        runs.stop(where, how, then);
    }
}
