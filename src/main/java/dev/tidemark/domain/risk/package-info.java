/** Findings about statements, from their text alone. */
@NullMarked
package dev.tidemark.domain.risk;

import org.jspecify.annotations.NullMarked;
