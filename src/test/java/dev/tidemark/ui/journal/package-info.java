/** Tests of the run log's screen. */
@NullMarked
package dev.tidemark.ui.journal;

import org.jspecify.annotations.NullMarked;
