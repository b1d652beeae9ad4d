package dev.tidemark.domain.deployment;

import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.RevisionId;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One row of DATABASECHANGELOG.
 *
 * @param id the identity, its path normalised
 * @param storedPath the path exactly as it is stored
 * @param order ORDEREXECUTED, which alone gives the order
 * @param executedAt DATEEXECUTED, in the server's local time and without a zone, or null
 * @param type how it came to be
 * @param checksum the recorded checksum, or null where it was cleared
 * @param description the recorded description; empty for none
 * @param comments the recorded comment; empty for none
 * @param tag the tag on this row, or null
 * @param deploymentId what groups the rows of one run, or null in old tables
 * @param liquibase the version that wrote it, or null
 * @param contexts the recorded contexts; empty for none
 * @param labels the recorded labels; empty for none
 */
public record AppliedRevision(
        RevisionId id,
        String storedPath,
        int order,
        @Nullable LocalDateTime executedAt,
        ExecutionType type,
        @Nullable Checksum checksum,
        String description,
        String comments,
        @Nullable String tag,
        @Nullable String deploymentId,
        @Nullable String liquibase,
        String contexts,
        String labels) {}
