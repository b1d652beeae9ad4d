package dev.tidemark.application.port;

import dev.tidemark.domain.deployment.Environment;
import org.jspecify.annotations.Nullable;

/**
 * How to connect.
 *
 * @param url a JDBC URL for PostgreSQL or H2 that holds neither user nor password
 * @param user the user, or null for the driver's own choice
 * @param password the password, or null for none; never printed
 * @param schema the schema that unqualified names fall into, or null for the server's choice
 * @param role the role to take after connecting, or null
 * @param environment what the connection is for
 * @param lookOnly whether every write is refused
 */
public record ConnectionSpec(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String schema,
        @Nullable String role,
        Environment environment,
        boolean lookOnly) {
    /** Why nothing is written where a person wants to look only. */
    public static final String LOOK_ONLY =
            "You chose to look only: Tidemark refuses every write on this connection.";

    /** One that may write. */
    public ConnectionSpec(
            String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String schema,
            @Nullable String role,
            Environment environment) {
        this(url, user, password, schema, role, environment, false);
    }

    /** The same with that password. */
    public ConnectionSpec withPassword(@Nullable String other) {
        return new ConnectionSpec(url, user, other, schema, role, environment, lookOnly);
    }

    /** The same, on which every write is refused where {@code only} says so. */
    public ConnectionSpec lookingOnly(boolean only) {
        return new ConnectionSpec(url, user, password, schema, role, environment, only);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return url + (user == null ? "" : " as " + user) + " (" + environment + (lookOnly ? ", look only)" : ")");
    }
}
