/** Scripts. */
@NullMarked
package dev.tidemark.domain.script;

import org.jspecify.annotations.NullMarked;
