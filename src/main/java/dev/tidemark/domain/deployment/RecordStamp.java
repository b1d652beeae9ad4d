package dev.tidemark.domain.deployment;

import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record's short description: cheap to ask a database for, and another one as soon as rows were added, removed, run
 * again, tagged or cleared of their checksums.
 *
 * @param rows how many rows there are
 * @param lastOrder the highest ORDEREXECUTED, 0 where there is none
 * @param lastExecuted the latest DATEEXECUTED, or null where there is none
 * @param tags how many rows carry a tag
 * @param checksums how many rows have a checksum
 */
public record RecordStamp(
        int rows, int lastOrder, @Nullable LocalDateTime lastExecuted, int tags, int checksums) {
    /** Of a database in which nothing was ever recorded. */
    public static final RecordStamp EMPTY = new RecordStamp(0, 0, null, 0, 0);

    /** That of {@code record}, which a database that is asked for its own gives as well. */
    public static RecordStamp of(DeploymentRecord record) {
        return new RecordStamp(
                record.rows().size(),
                record.lastOrder(),
                record.rows().stream()
                        .map(AppliedRevision::executedAt)
                        .filter(Objects::nonNull)
                        .max(LocalDateTime::compareTo)
                        .orElse(null),
                (int) record.rows().stream().filter(row -> row.tag() != null).count(),
                (int) record.rows().stream().filter(row -> row.checksum() != null).count());
    }
}
