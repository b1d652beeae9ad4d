/** Tests: the timeline. */
@NullMarked
package dev.tidemark.domain.timeline;

import org.jspecify.annotations.NullMarked;
