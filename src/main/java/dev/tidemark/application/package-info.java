/** One class for each thing that a person can do, the same for window and command line. */
@NullMarked
package dev.tidemark.application;

import org.jspecify.annotations.NullMarked;
