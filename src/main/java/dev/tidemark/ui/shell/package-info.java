/** The frame around the screens: which one is shown, which connections are open. */
@NullMarked
package dev.tidemark.ui.shell;

import org.jspecify.annotations.NullMarked;
