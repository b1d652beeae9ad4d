/** Reading schemas: one fact a test, on PostgreSQL and H2. */
@NullMarked
package dev.tidemark.schema;

import org.jspecify.annotations.NullMarked;
