package dev.tidemark.application.connection;

/** Where a password comes from that nobody typed. */
public enum PasswordSource {
    /** The database's address holds it. */
    ADDRESS,
    /** The environment variable TIDEMARK_PASSWORD. */
    TIDEMARK_PASSWORD,
    /** The environment variable PGPASSWORD. */
    PGPASSWORD,
    /** PostgreSQL's password file. */
    PASSWORD_FILE,
    /** The system's keychain. */
    KEYCHAIN,
    /** Nowhere. */
    NONE
}
