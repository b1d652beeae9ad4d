package dev.tidemark.adapter.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Gets a file to the disk: ahead of time on a thread of its own, so that the disk works while its owner waits for something
 * else, and for certain where its owner cannot go on without. Once it failed it fails forever: the system tells of such an
 * error only once.
 */
final class Forcing implements AutoCloseable {
    private final Disk disk;
    private final Object monitor = new Object();
    private long written;
    private long onDisk;
    private boolean wanted;
    private boolean busy;
    private boolean closed;
    private @Nullable IOException failure;
    private @Nullable Thread thread;

    Forcing(Disk disk) {
        this.disk = disk;
    }

    /** Gets what was written so far to the disk. */
    @FunctionalInterface
    interface Disk {
        void force() throws IOException;
    }

    /** Something was written that has to be on the disk when {@link #now} returns. */
    void written() {
        synchronized (monitor) {
            written++;
        }
    }

    /** Begins to force what was written; returns at once. */
    void soon() {
        synchronized (monitor) {
            if (closed) {
                return;
            }
            if (thread == null) {
                thread = Thread.ofPlatform()
                        .daemon()
                        .name("tidemark-run-log")
                        .inheritInheritableThreadLocals(false)
                        .start(this::work);
            }
            wanted = true;
            monitor.notifyAll();
        }
    }

    /** Returns when everything that was written is on the disk. */
    void now() throws IOException {
        long until;
        synchronized (monitor) {
            until = written;
            waitWhile(() -> busy && onDisk < until);
            if (failure != null) {
                throw failure;
            }
            if (onDisk >= until) {
                return;
            }
            wanted = false;
            busy = true;
        }
        force(until);
        synchronized (monitor) {
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void work() {
        while (true) {
            long until;
            synchronized (monitor) {
                waitWhile(() -> !closed && (!wanted || busy));
                if (closed) {
                    return;
                }
                wanted = false;
                until = written;
                if (onDisk >= until || failure != null) {
                    continue;
                }
                busy = true;
            }
            force(until);
        }
    }

    private void force(long until) {
        IOException error = null;
        try {
            disk.force();
        } catch (IOException e) {
            error = e;
        }
        synchronized (monitor) {
            busy = false;
            if (error == null) {
                onDisk = Math.max(onDisk, until);
            } else if (failure == null) {
                failure = error;
            }
            monitor.notifyAll();
        }
    }

    /** What is to hold while one waits. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    /** An interruption is not for the one who waits for the disk: it is passed on afterwards. */
    private void waitWhile(Condition condition) {
        boolean interrupted = false;
        while (condition.holds()) {
            try {
                monitor.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread. What was not forced may get lost with the machine. */
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
    }
}
