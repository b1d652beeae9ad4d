/** Tests: what changes by itself. */
@NullMarked
package dev.tidemark.ui.watch;

import org.jspecify.annotations.NullMarked;
