/** Tests of the run. */
@NullMarked
package dev.tidemark.ui.run;

import org.jspecify.annotations.NullMarked;
