/** What a database's schema is made of, the same for every product and however it was come by. */
@NullMarked
package dev.tidemark.domain.schema;

import org.jspecify.annotations.NullMarked;
