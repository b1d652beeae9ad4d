/** Tests of the window. */
@NullMarked
package dev.tidemark.ui;

import org.jspecify.annotations.NullMarked;
