package dev.tidemark.application.port;

import org.jspecify.annotations.Nullable;

/** PostgreSQL's password file, read as libpq reads it (PostgreSQL manual, section 34.16). */
public interface PasswordFile {
    /** Finds nothing. */
    PasswordFile NONE = (host, port, database, user) -> new Found(null, null);

    /** The password of the first line that matches. */
    Found find(String host, int port, String database, String user);

    /**
     * What a look into the file gave.
     *
     * @param password the password, or null where no line matches or the file may not be used
     * @param warning why the file was not used, or null
     */
    record Found(@Nullable String password, @Nullable String warning) {}
}
