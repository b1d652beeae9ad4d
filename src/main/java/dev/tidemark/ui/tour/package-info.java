/** A walk through the window that leaves pictures. */
@NullMarked
package dev.tidemark.ui.tour;

import org.jspecify.annotations.NullMarked;
