/** Benchmarks with a main method of their own; no test runs them. */
@NullMarked
package dev.tidemark.bench;

import org.jspecify.annotations.NullMarked;
