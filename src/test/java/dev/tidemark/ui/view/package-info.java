/** Tests of what the screens share. */
@NullMarked
package dev.tidemark.ui.view;

import org.jspecify.annotations.NullMarked;
