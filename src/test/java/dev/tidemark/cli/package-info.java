/** The command line, in memory and on real databases. */
@NullMarked
package dev.tidemark.cli;

import org.jspecify.annotations.NullMarked;
