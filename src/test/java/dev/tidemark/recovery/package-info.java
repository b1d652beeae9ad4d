/** What interrupted runs leave behind on real databases, and how it is mended. */
@NullMarked
package dev.tidemark.recovery;

import org.jspecify.annotations.NullMarked;
