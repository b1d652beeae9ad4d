package dev.tidemark.application.project;

import dev.tidemark.domain.deployment.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database that the project's files name.
 *
 * @param url a JDBC URL without user and password; placeholders that nothing fills stay in it
 * @param login who, and with what password
 * @param schema the schema, or null
 * @param environment what the files say that it is for
 * @param label the profile or the name in {@code tidemark.yaml}; empty for neither
 * @param origin where its URL stands
 * @param missing the placeholders that nothing fills
 */
public record FoundConnection(
        String url,
        Login login,
        @Nullable String schema,
        Environment environment,
        String label,
        Origin origin,
        List<String> missing) {

    /**
     * Who connects.
     *
     * @param user the user; empty where the files name none
     * @param password the password, held in memory only and never printed; null where the files hold none
     * @param passwordOrigin where the password stands, or null
     */
    public record Login(String user, @Nullable String password, @Nullable Origin passwordOrigin) {
        @Override
        public String toString() {
            return user;
        }
    }

    public FoundConnection {
        missing = List.copyOf(missing);
    }
}
