package dev.tidemark.domain.timeline;

import dev.tidemark.domain.revision.Checksum;
import dev.tidemark.domain.revision.Revision;

/** Tells whether a recorded checksum, of whatever version, is one that the files still accept. */
@FunctionalInterface
public interface ChecksumCheck {
    /** True where {@code recorded} belongs to what {@code revision} says now, or to a listed valid checksum. */
    boolean accepts(Revision revision, Checksum recorded);
}
