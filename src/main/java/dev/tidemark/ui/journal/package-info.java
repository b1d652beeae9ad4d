/** The run log: what was run from this computer, searched and exported. */
@NullMarked
package dev.tidemark.ui.journal;

import org.jspecify.annotations.NullMarked;
