/** What a plan says about the data before it runs, and what then happens. */
@NullMarked
package dev.tidemark.foresight;

import org.jspecify.annotations.NullMarked;
