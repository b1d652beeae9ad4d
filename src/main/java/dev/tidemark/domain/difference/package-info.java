/** Where two schemas differ, why that matters, and what could be meant by it. */
@NullMarked
package dev.tidemark.domain.difference;

import org.jspecify.annotations.NullMarked;
