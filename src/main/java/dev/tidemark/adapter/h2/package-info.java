/** H2: connecting, identity, errors. */
@NullMarked
package dev.tidemark.adapter.h2;

import org.jspecify.annotations.NullMarked;
