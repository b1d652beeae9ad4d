/** The timeline of revisions and the detail of the one that is selected. */
@NullMarked
package dev.tidemark.ui.timeline;

import org.jspecify.annotations.NullMarked;
