/** Findings. */
@NullMarked
package dev.tidemark.domain.risk;

import org.jspecify.annotations.NullMarked;
