/** The changelog joined with the record: one state for every revision. */
@NullMarked
package dev.tidemark.domain.timeline;

import org.jspecify.annotations.NullMarked;
