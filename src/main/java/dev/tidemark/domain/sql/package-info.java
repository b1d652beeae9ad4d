/** SQL text taken apart into tokens, for finding what a statement does and for showing it. */
@NullMarked
package dev.tidemark.domain.sql;

import org.jspecify.annotations.NullMarked;
