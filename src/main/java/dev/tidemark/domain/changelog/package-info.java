/** The ordered revisions that the files declare, and what is wrong with them. */
@NullMarked
package dev.tidemark.domain.changelog;

import org.jspecify.annotations.NullMarked;
