/** Tests of the lock. */
@NullMarked
package dev.tidemark.ui.lock;

import org.jspecify.annotations.NullMarked;
