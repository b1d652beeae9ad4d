/** A new revision without a toolkit. */
@NullMarked
package dev.tidemark.ui.revision;

import org.jspecify.annotations.NullMarked;
