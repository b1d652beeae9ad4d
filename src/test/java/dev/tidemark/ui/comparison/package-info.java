/** The comparison without a toolkit. */
@NullMarked
package dev.tidemark.ui.comparison;

import org.jspecify.annotations.NullMarked;
