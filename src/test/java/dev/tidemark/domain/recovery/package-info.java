/** Tests: what became of revisions whose run was interrupted. */
@NullMarked
package dev.tidemark.domain.recovery;

import org.jspecify.annotations.NullMarked;
