/** The next revision, from the difference to the file and back, on real databases. */
@NullMarked
package dev.tidemark.revision;

import org.jspecify.annotations.NullMarked;
