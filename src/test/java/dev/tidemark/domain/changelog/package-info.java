/** Tests: what is read of the files. */
@NullMarked
package dev.tidemark.domain.changelog;

import org.jspecify.annotations.NullMarked;
