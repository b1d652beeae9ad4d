/** The rules of the architecture, as tests. */
@NullMarked
package dev.tidemark.architecture;

import org.jspecify.annotations.NullMarked;
