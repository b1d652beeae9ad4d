/** What all screens share: texts, views, navigation, theme. */
@NullMarked
package dev.tidemark.ui.view;

import org.jspecify.annotations.NullMarked;
