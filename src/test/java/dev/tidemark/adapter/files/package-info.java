/** Files of this computer. */
@NullMarked
package dev.tidemark.adapter.files;

import org.jspecify.annotations.NullMarked;
