/** Tests of what is shown after an interrupted run. */
@NullMarked
package dev.tidemark.ui.recovery;

import org.jspecify.annotations.NullMarked;
