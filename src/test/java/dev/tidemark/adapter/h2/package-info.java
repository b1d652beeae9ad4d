/** Tests of what is special about H2. */
@NullMarked
package dev.tidemark.adapter.h2;

import org.jspecify.annotations.NullMarked;
