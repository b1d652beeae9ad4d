package dev.tidemark.application;

import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.connection.DatabaseUrl.Product;
import dev.tidemark.application.connection.PasswordSource;
import dev.tidemark.application.port.PasswordFile;
import dev.tidemark.application.port.Secrets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for a password in the order of the contract: variables, PostgreSQL's password file, keychain. */
final class PasswordPlaces {
    private final PasswordFile passwordFile;
    private final Secrets secrets;
    private final Map<String, String> variables;

    PasswordPlaces(PasswordFile passwordFile, Secrets secrets, Map<String, String> variables) {
        this.passwordFile = passwordFile;
        this.secrets = secrets;
        this.variables = Map.copyOf(variables);
    }

    /**
     * What was found.
     *
     * @param password the password, or null
     * @param source where it was found
     * @param account what a keychain calls the login; null where a person need not be asked
     * @param warnings what a person should know
     */
    record Found(@Nullable String password, PasswordSource source, @Nullable String account, List<String> warnings) {
        @Override
        public String toString() {
            return source.name();
        }
    }

    Found find(DatabaseUrl url, @Nullable String user) {
        String own = variables.get("TIDEMARK_PASSWORD");
        if (own != null) {
            return new Found(own, PasswordSource.TIDEMARK_PASSWORD, null, List.of());
        }
        if (url.product() != Product.POSTGRESQL) {
            return url.product() == Product.H2_MEMORY || user == null
                    ? new Found(null, PasswordSource.NONE, null, List.of())
                    : kept(url.account(user), List.of());
        }
        String usual = variables.get("PGPASSWORD");
        if (usual != null) {
            return new Found(usual, PasswordSource.PGPASSWORD, null, List.of());
        }
        String name = user == null ? variables.getOrDefault("USER", variables.getOrDefault("USERNAME", "")) : user;
        String database = url.database().isEmpty() ? name : url.database();
        PasswordFile.Found line = passwordFile.find(url.host(), url.port(), database, name);
        String warning = line.warning();
        List<String> warnings = warning == null ? List.of() : List.of(warning);
        return line.password() == null
                ? kept(url.account(name), warnings)
                : new Found(line.password(), PasswordSource.PASSWORD_FILE, null, warnings);
    }

    private Found kept(String account, List<String> warnings) {
        String kept = secrets.find(account);
        return kept == null
                ? new Found(null, PasswordSource.NONE, account, warnings)
                : new Found(kept, PasswordSource.KEYCHAIN, null, warnings);
    }
}
