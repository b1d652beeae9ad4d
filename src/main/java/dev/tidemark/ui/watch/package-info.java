/** Looks by itself whether something changed, and says so. */
@NullMarked
package dev.tidemark.ui.watch;

import org.jspecify.annotations.NullMarked;
