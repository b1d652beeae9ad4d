/** H2: connecting, identity, errors, and reading a schema. */
@NullMarked
package dev.tidemark.adapter.h2;

import org.jspecify.annotations.NullMarked;
