/** A PostgreSQL server that comes with the program, for databases that nobody needs. */
@NullMarked
package dev.tidemark.adapter.embedded;

import org.jspecify.annotations.NullMarked;
