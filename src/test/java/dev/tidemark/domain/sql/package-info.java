/** SQL taken apart. */
@NullMarked
package dev.tidemark.domain.sql;

import org.jspecify.annotations.NullMarked;
