/** Turns differences into the ordered changes of the next revision, each with what undoes it. */
@NullMarked
package dev.tidemark.domain.draft;

import org.jspecify.annotations.NullMarked;
