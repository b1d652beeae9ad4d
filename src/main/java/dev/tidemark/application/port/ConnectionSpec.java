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
 */
public record ConnectionSpec(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String schema,
        @Nullable String role,
        Environment environment) {

    /** Everything but the password. */
    @Override
    public String toString() {
        return url + (user == null ? "" : " as " + user) + " (" + environment + ")";
    }
}
