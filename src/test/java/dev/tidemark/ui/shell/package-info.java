/** Tests of the frame. */
@NullMarked
package dev.tidemark.ui.shell;

import org.jspecify.annotations.NullMarked;
