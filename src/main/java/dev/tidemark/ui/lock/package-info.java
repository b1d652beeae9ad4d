/** The changelog lock: who holds it, and releasing it. */
@NullMarked
package dev.tidemark.ui.lock;

import org.jspecify.annotations.NullMarked;
