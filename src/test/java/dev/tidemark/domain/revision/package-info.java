/** Tests: what a revision says of itself. */
@NullMarked
package dev.tidemark.domain.revision;

import org.jspecify.annotations.NullMarked;
