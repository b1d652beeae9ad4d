/** Tests of choosing a target. */
@NullMarked
package dev.tidemark.ui.target;

import org.jspecify.annotations.NullMarked;
