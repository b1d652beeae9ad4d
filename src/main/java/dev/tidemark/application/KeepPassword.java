package dev.tidemark.application;

import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.port.Secrets;

/** Keeps a password in the system's keychain. */
public final class KeepPassword {
    private final Secrets secrets;

    /** With the keychain. */
    public KeepPassword(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Keeps it for that database and user; false where there is no keychain or it refused. */
    public boolean keep(DatabaseUrl url, String user, String password) {
        return secrets.keep(url.account(user), password);
    }
}
