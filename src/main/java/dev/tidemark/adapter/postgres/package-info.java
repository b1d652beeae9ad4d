/** PostgreSQL: connecting, identity, errors. */
@NullMarked
package dev.tidemark.adapter.postgres;

import org.jspecify.annotations.NullMarked;
