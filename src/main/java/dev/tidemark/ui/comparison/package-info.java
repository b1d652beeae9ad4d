/** Two schemas side by side: what differs, why it matters, and what is to be done about it. */
@NullMarked
package dev.tidemark.ui.comparison;

import org.jspecify.annotations.NullMarked;
