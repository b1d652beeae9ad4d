/** Use cases over ports in memory. */
@NullMarked
package dev.tidemark.application;

import org.jspecify.annotations.NullMarked;
