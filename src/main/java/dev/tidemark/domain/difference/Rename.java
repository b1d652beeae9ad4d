package dev.tidemark.domain.difference;

import dev.tidemark.domain.schema.ObjectId;

/**
 * Two names for one object, as a person decided.
 *
 * @param before its name on the right
 * @param now its name on the left
 */
public record Rename(ObjectId before, ObjectId now) {}
