/** Tests of what is said to the desktop. */
@NullMarked
package dev.tidemark.adapter.desktop;

import org.jspecify.annotations.NullMarked;
