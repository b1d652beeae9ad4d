/** The rules for touching somebody's server, each against real servers. */
@NullMarked
package dev.tidemark.safety;

import org.jspecify.annotations.NullMarked;
