/** Tests of the plan. */
@NullMarked
package dev.tidemark.ui.plan;

import org.jspecify.annotations.NullMarked;
