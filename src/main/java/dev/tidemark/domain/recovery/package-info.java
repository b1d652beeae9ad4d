/** What became of revisions whose run was interrupted: evidence from the live schema and the run log, and what to do. */
@NullMarked
package dev.tidemark.domain.recovery;

import org.jspecify.annotations.NullMarked;
