package dev.tidemark.domain.revision;

/**
 * How a revision asks to be run.
 *
 * @param onChange runs again when its checksum changes (runOnChange)
 * @param always runs at every upgrade (runAlways)
 * @param inTransaction one transaction with its history row, where the database can (runInTransaction)
 * @param failOnError whether an error in it stops the upgrade
 */
public record RunRules(boolean onChange, boolean always, boolean inTransaction, boolean failOnError) {
    /** What Liquibase does where a file says nothing. */
    public static final RunRules USUAL = new RunRules(false, false, true, true);
}
