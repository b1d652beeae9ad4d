/** What an interrupted run left behind: what happened, what the database says about it, and the ways out. */
@NullMarked
package dev.tidemark.ui.recovery;

import org.jspecify.annotations.NullMarked;
