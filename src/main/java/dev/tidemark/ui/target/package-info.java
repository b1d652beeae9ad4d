/** Choosing where the position is to go. */
@NullMarked
package dev.tidemark.ui.target;

import org.jspecify.annotations.NullMarked;
