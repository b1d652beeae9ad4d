/** Tests of the PostgreSQL that comes with the program. */
@NullMarked
package dev.tidemark.adapter.embedded;

import org.jspecify.annotations.NullMarked;
