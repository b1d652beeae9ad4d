/** Tests: choosing contexts. */
@NullMarked
package dev.tidemark.ui.contexts;

import org.jspecify.annotations.NullMarked;
