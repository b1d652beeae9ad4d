/** Five teams that Tidemark serves, each with its own changelog and entities, on their way through everything that they do. */
@NullMarked
package dev.tidemark.systems;

import org.jspecify.annotations.NullMarked;
