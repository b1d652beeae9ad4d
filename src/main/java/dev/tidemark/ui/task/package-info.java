/** Work away from the window's thread. Nothing else in the window names a thread. */
@NullMarked
package dev.tidemark.ui.task;

import org.jspecify.annotations.NullMarked;
