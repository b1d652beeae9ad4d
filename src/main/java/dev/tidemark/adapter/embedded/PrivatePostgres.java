package dev.tidemark.adapter.embedded;

import dev.tidemark.adapter.jdbc.OwnDatabase;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.application.port.ScratchServer;
import dev.tidemark.application.port.TemporaryFolders;
import dev.tidemark.application.port.TemporaryFolders.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 18 that comes with the program. It is unpacked and started when the first database is asked for, listens on
 * this computer's loopback address only, lets nobody in without a random password that is never written down, and goes with
 * its folder when it is closed, when the program ends, and when the program is killed.
 */
public final class PrivatePostgres implements ScratchServer {
    private static final int RANDOM_LENGTH = 6;

    private final TemporaryFolders folders;
    private final Platform platform;
    private volatile @Nullable RunningServer running;

    /** With what makes its folder. */
    public PrivatePostgres(TemporaryFolders folders) {
        this(folders, Platform.here());
    }

    PrivatePostgres(TemporaryFolders folders, Platform platform) {
        this.folders = folders;
        this.platform = platform;
    }

    @Override
    public @Nullable String missing() {
        if (!platform.hasArchive()) {
            return "This copy of Tidemark comes without PostgreSQL for this kind of computer (" + platform.system()
                    + ", "
                    + platform.processor() + "). The demo on H2 needs nothing.";
        }
        return platform.asNobody() != null
                ? null
                : "PostgreSQL does not run as the administrator (root). Start Tidemark as another user; the demo on H2"
                        + " runs here too.";
    }

    @Override
    public synchronized ScratchDatabase create(String name) {
        RunningServer server = running();
        String unique = name + "_" + UUID.randomUUID().toString().substring(0, RANDOM_LENGTH);
        OwnDatabase main = new OwnDatabase(server.connection("postgres"), () -> {});
        main.run(List.of("CREATE DATABASE " + unique + " TEMPLATE template0"));
        return new OwnDatabase(server.connection(unique), () -> drop(main, unique));
    }

    private static void drop(OwnDatabase main, String name) {
        try {
            main.run(List.of("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        } catch (FailedException e) {
            // The server is gone, and the database with it.
        }
    }

    private RunningServer running() {
        RunningServer server = running;
        if (server != null && server.isAlive()) {
            return server;
        }
        close();
        String missing = missing();
        List<String> before = platform.asNobody();
        if (missing != null || before == null) {
            throw new FailedException(new Failure.Refused(String.valueOf(missing), ""));
        }
        Folder folder = folders.create("postgres", this::end);
        try {
            RunningServer started = RunningServer.start(platform, before, folder);
            running = started;
            return started;
        } catch (IOException e) {
            folder.close();
            throw new FailedException(failure(e), e);
        } catch (InterruptedException e) {
            folder.close();
            Thread.currentThread().interrupt();
            throw new FailedException(new Failure.Cancelled("No database was touched."), e);
        }
    }

    /** Ends what works in a folder: our own server gently, one that was left behind by its process. */
    private void end(Path folder) {
        RunningServer own = running;
        if (own != null && own.isIn(folder)) {
            own.stop();
        }
        RunningServer.end(platform, folder);
    }

    private static Failure failure(IOException e) {
        String words = String.valueOf(e.getMessage());
        return new Failure.Unexpected(
                "The PostgreSQL that comes with the program did not start.", "No other database was touched.",
                "See what it said under 'copy details'; the demo on H2 needs nothing.", words);
    }

    @Override
    public synchronized void close() {
        RunningServer server = running;
        if (server != null) {
            server.close();
            running = null;
        }
    }
}
