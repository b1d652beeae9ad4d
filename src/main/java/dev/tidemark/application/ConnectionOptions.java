package dev.tidemark.application;

import org.jspecify.annotations.Nullable;

/**
 * What a person said about where to connect. All may be null.
 *
 * @param url a database URL without password
 * @param name a connection of the project's file
 * @param user the user
 * @param schema the schema
 * @param role the role to take
 * @param environment development, staging or production
 */
public record ConnectionOptions(
        @Nullable String url,
        @Nullable String name,
        @Nullable String user,
        @Nullable String schema,
        @Nullable String role,
        @Nullable String environment) {
    /** Nothing said. */
    public static final ConnectionOptions NONE = new ConnectionOptions(null, null, null, null, null, null);
}
