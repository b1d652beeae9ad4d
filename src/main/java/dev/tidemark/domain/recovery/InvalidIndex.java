package dev.tidemark.domain.recovery;

import dev.tidemark.domain.schema.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * An index whose building failed, as CREATE INDEX CONCURRENTLY leaves it (PostgreSQL manual, CREATE INDEX): it answers no
 * query, slows every write, and stands in the way of building it again.
 *
 * @param name the index, in the schema of its table
 * @param table its table
 * @param remedy the plan that drops it; null where it must not be dropped from here
 */
public record InvalidIndex(ObjectName name, ObjectName table, @Nullable Remedy remedy) {}
