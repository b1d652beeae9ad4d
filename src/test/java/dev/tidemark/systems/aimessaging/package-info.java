/** The model of the messaging service. */
@NullMarked
package dev.tidemark.systems.aimessaging;

import org.jspecify.annotations.NullMarked;
