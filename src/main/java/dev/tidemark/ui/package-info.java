/** The window: how it is opened, and whether it can be. */
@NullMarked
package dev.tidemark.ui;

import org.jspecify.annotations.NullMarked;
