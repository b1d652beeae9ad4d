/** PostgreSQL: connecting, identity, errors, and reading a schema. */
@NullMarked
package dev.tidemark.adapter.postgres;

import org.jspecify.annotations.NullMarked;
