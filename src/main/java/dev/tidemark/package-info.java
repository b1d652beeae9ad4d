/** The two classes that see every layer: the entry point and the place where the object graph is built. */
@NullMarked
package dev.tidemark;

import org.jspecify.annotations.NullMarked;
