/** The system's own programs for files. */
@NullMarked
package dev.tidemark.adapter.desktop;

import org.jspecify.annotations.NullMarked;
