/** What a changelog declares: revisions, their identity and checksum. */
@NullMarked
package dev.tidemark.domain.revision;

import org.jspecify.annotations.NullMarked;
