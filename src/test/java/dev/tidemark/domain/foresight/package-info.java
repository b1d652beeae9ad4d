@NullMarked
package dev.tidemark.domain.foresight;

import org.jspecify.annotations.NullMarked;
