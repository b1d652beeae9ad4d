/** Choosing steps. */
@NullMarked
package dev.tidemark.domain.plan;

import org.jspecify.annotations.NullMarked;
