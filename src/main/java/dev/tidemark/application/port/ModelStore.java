package dev.tidemark.application.port;

import dev.tidemark.domain.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Schemas that entity models came to, kept between starts so that they need not be made again. Never fails: it forgets. */
public interface ModelStore {
    /** What was kept under {@code key}; null for nothing. */
    @Nullable
    Schema find(String key);

    /** Keeps it; what was kept before under other keys may be forgotten. */
    void keep(String key, Schema schema);
}
