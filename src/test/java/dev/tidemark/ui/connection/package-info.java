/** Tests of connecting. */
@NullMarked
package dev.tidemark.ui.connection;

import org.jspecify.annotations.NullMarked;
