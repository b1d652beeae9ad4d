package dev.tidemark.domain.deployment;

/** What a connection is for. Nothing said means protected. */
public enum Environment {
    /** A developer's own; agreeing with a tick or {@code --yes} is enough. */
    DEVELOPMENT,
    /** Shared; agreeing with a tick or {@code --yes} is enough. */
    STAGING,
    /** Protected: whoever writes types the database's name. */
    PRODUCTION,
    /** Nobody has said anything, therefore protected. */
    UNKNOWN;

    /** Whether the database's name has to be typed before anything is written. */
    public boolean isProtected() {
        return this == PRODUCTION || this == UNKNOWN;
    }
}
