package dev.tidemark.domain.schema;

/**
 * What a schema may have no opinion about. An entity model says nothing about grants; that it says nothing is no difference.
 */
public enum Aspect {
    /** Views, plain and materialized. */
    VIEWS,
    /** Functions and procedures. */
    ROUTINES,
    /** Triggers. */
    TRIGGERS,
    /** Indexes beyond those that are declared. */
    FURTHER_INDEXES,
    /** Check constraints beyond those that are declared. */
    FURTHER_CHECKS,
    /** Comments beyond those that are declared. */
    COMMENTS,
    /** Owners. */
    OWNERS,
    /** Grants. */
    GRANTS,
    /** Row-level security. */
    SECURITY,
    /** Partitions. */
    PARTITIONS,
    /** Publications and replica identity. */
    REPLICATION,
    /** Extensions of the server. */
    EXTENSIONS,
    /** Collations. */
    COLLATIONS,
    /** Sequences beyond those that are declared. */
    FURTHER_SEQUENCES
}
