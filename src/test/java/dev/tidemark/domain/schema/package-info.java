/** Tests of what a schema consists of. */
@NullMarked
package dev.tidemark.domain.schema;

import org.jspecify.annotations.NullMarked;
