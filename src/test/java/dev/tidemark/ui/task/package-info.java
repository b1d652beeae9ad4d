/** Tests of the work away from the window's thread. */
@NullMarked
package dev.tidemark.ui.task;

import org.jspecify.annotations.NullMarked;
