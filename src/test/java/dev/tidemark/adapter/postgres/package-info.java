/** Tests of PostgreSQL's own ways. */
@NullMarked
package dev.tidemark.adapter.postgres;

import org.jspecify.annotations.NullMarked;
