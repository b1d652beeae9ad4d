/** Tests of what is shipped around the program. */
@NullMarked
package dev.tidemark.packaging;

import org.jspecify.annotations.NullMarked;
