/** Writing the next revision: what is to stand in it, the files as they would be, and writing them. */
@NullMarked
package dev.tidemark.ui.revision;

import org.jspecify.annotations.NullMarked;
