/** The command line: verbs over the same use cases as the window. */
@NullMarked
package dev.tidemark.cli;

import org.jspecify.annotations.NullMarked;
