/** Asking the data in advance whether a plan would fail on it. */
@NullMarked
package dev.tidemark.domain.foresight;

import org.jspecify.annotations.NullMarked;
