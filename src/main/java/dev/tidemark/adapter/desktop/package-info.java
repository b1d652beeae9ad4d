/** The desktop around the window. */
@NullMarked
package dev.tidemark.adapter.desktop;

import org.jspecify.annotations.NullMarked;
