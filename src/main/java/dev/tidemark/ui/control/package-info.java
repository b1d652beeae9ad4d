/** Nodes that more than one screen shows. */
@NullMarked
package dev.tidemark.ui.control;

import org.jspecify.annotations.NullMarked;
