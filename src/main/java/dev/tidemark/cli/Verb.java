package dev.tidemark.cli;

import java.util.concurrent.Callable;

/** One verb of the command line. */
abstract class Verb implements Callable<Integer> {
    private final Session session;

    Verb(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    @Override
    public abstract Integer call();
}
