/** The first screen and the form that connects. */
@NullMarked
package dev.tidemark.ui.connection;

import org.jspecify.annotations.NullMarked;
