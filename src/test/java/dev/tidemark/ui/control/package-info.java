/** Tests of shared nodes. */
@NullMarked
package dev.tidemark.ui.control;

import org.jspecify.annotations.NullMarked;
