/** The plan: every statement before it is sent, and the agreement to it. */
@NullMarked
package dev.tidemark.ui.plan;

import org.jspecify.annotations.NullMarked;
