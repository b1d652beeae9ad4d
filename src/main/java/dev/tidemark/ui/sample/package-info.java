/** The sample project and its history. */
@NullMarked
package dev.tidemark.ui.sample;

import org.jspecify.annotations.NullMarked;
