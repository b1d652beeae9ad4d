package dev.tidemark.application;

import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.connection.PasswordSource;
import dev.tidemark.application.port.PasswordFile;
import dev.tidemark.application.port.Secrets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says where a password would come from, and whether there is a keychain; never the password itself. */
public final class FindPasswordSource {
    private final PasswordPlaces places;
    private final Secrets secrets;
    private final Map<String, String> variables;

    /** With the places in which passwords are looked for. */
    public FindPasswordSource(PasswordFile passwordFile, Secrets secrets, Map<String, String> variables) {
        this.places = new PasswordPlaces(passwordFile, secrets, variables);
        this.secrets = secrets;
        this.variables = Map.copyOf(variables);
    }

    /**
     * Where it would come from.
     *
     * @param source where
     * @param warnings what a person should know, such as a password file that others can read
     * @param keychain whether there is a keychain
     */
    public record Answer(PasswordSource source, List<String> warnings, boolean keychain) {
        public Answer {
            warnings = List.copyOf(warnings);
        }
    }

    /** Asks all places, the keychain too, which may take a moment. A user of null is the URL's or the driver's own choice. */
    public Answer find(DatabaseUrl url, @Nullable String user) {
        if (url.login().password() != null) {
            return new Answer(PasswordSource.ADDRESS, List.of(), secrets.available());
        }
        String name = user == null ? url.login().user() : user;
        if (name == null && url.product() == DatabaseUrl.Product.POSTGRESQL) {
            name = variables.get("PGUSER");
        }
        PasswordPlaces.Found found = places.find(url, name);
        return new Answer(found.source(), found.warnings(), secrets.available());
    }
}
