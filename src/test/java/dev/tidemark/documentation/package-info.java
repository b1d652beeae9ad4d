/** What the pages under src/site/markdown say, held against the code. */
@NullMarked
package dev.tidemark.documentation;

import org.jspecify.annotations.NullMarked;
