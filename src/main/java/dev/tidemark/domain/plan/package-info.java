/** Targets, the ordered steps to them, and what identifies a reviewed plan. */
@NullMarked
package dev.tidemark.domain.plan;

import org.jspecify.annotations.NullMarked;
