package dev.tidemark.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets several do the same work side by side, one of them at a time, a few revisions each: so that what else the machine has
 * to do slows all of them alike. Only the time of one's own turns counts.
 */
final class Turns {
    private static final int REVISIONS = 20;
    private static final double NANOS = 1e6;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Deque<Runner> ring = new ArrayDeque<>();

    /** One of them. */
    private final class Runner implements Runnable {
        private final String name;
        private final Times.Work work;
        private long nanos;
        private long since;
        private int revisions;
        private @Nullable Exception failure;

        Runner(String name, Times.Work work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public void run() {
            await(this);
            try {
                work.run();
            } catch (Exception e) {
                failure = e;
            } finally {
                leave();
            }
        }
    }

    /** Takes part in the next {@link #run}. */
    void enter(String name, Times.Work work) {
        ring.addLast(new Runner(name, work));
    }

    /** Whoever has the turn is about to begin a revision. From any thread that works for it. */
    void next() {
        Runner me;
        lock.lock();
        try {
            me = ring.getFirst();
            if (++me.revisions % REVISIONS != 0) {
                return;
            }
            me.nanos += System.nanoTime() - me.since;
            ring.addLast(ring.removeFirst());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        await(me);
    }

    private void await(Runner me) {
        lock.lock();
        try {
            while (ring.getFirst() != me) {
                changed.awaitUninterruptibly();
            }
            me.since = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            Runner me = ring.removeFirst();
            me.nanos += System.nanoTime() - me.since;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets all who entered work until they are done, and keeps their times; those who entered first begin. */
    void run(Times times) throws Exception {
        List<Runner> all = new ArrayList<>(ring);
        List<Thread> threads = new ArrayList<>();
        for (Runner runner : all) {
            threads.add(Thread.ofPlatform().name(runner.name).inheritInheritableThreadLocals(false).start(runner));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Runner runner : all) {
            if (runner.failure != null) {
                throw runner.failure;
            }
            times.add(runner.name, runner.nanos / NANOS);
        }
    }
}
