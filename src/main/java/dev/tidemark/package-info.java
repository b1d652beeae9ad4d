/** The start of the program and the one place that builds its parts. */
@NullMarked
package dev.tidemark;

import org.jspecify.annotations.NullMarked;
