/** Choosing contexts and labels, with what they exclude. */
@NullMarked
package dev.tidemark.ui.contexts;

import org.jspecify.annotations.NullMarked;
