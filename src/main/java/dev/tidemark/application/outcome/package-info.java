/** How things end, how far they are, and how they are stopped. */
@NullMarked
package dev.tidemark.application.outcome;

import org.jspecify.annotations.NullMarked;
