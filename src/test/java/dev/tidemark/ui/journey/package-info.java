/** Robot journeys through the real window, on real databases. */
@NullMarked
package dev.tidemark.ui.journey;

import org.jspecify.annotations.NullMarked;
