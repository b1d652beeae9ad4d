/** A run while it goes on, and how it ended. */
@NullMarked
package dev.tidemark.ui.run;

import org.jspecify.annotations.NullMarked;
