/** Tests of the timeline. */
@NullMarked
package dev.tidemark.ui.timeline;

import org.jspecify.annotations.NullMarked;
