/** Tests of what all screens share. */
@NullMarked
package dev.tidemark.ui.view;

import org.jspecify.annotations.NullMarked;
