/** Tests: the timeline. */
@NullMarked
package dev.tidemark.domain.recovery;

import org.jspecify.annotations.NullMarked;
