/** The desktop around the window: the system's own programs for files and for notices. */
@NullMarked
package dev.tidemark.adapter.desktop;

import org.jspecify.annotations.NullMarked;
