package dev.tidemark.ui.task;

import dev.tidemark.application.port.Preferences;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps preferences on a thread of its own, so that a slow disk keeps nobody waiting. What was kept is found at once; it is
 * on the disk when {@link #close} returns, or lost where that takes longer than two seconds.
 */
public final class BackgroundPreferences implements Preferences, AutoCloseable {
    private static final long PATIENCE_SECONDS = 2;

    private final Preferences disk;
    private final Map<String, Optional<String>> fresh = new ConcurrentHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("tidemark-preferences").factory());

    /** Over {@code disk}, which is read once now, so that looking something up later waits for nothing. */
    public BackgroundPreferences(Preferences disk) {
        this.disk = disk;
        disk.find("window");
    }

    @Override
    public @Nullable String find(String key) {
        Optional<String> kept = fresh.get(key);
        return kept == null ? disk.find(key) : kept.orElse(null);
    }

    @Override
    public void keep(String key, @Nullable String value) {
        fresh.put(key, Optional.ofNullable(value));
        writer.execute(() -> disk.keep(key, value));
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
