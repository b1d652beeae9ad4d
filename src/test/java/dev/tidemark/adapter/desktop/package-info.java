/** Tests: the system's programs. */
@NullMarked
package dev.tidemark.adapter.desktop;

import org.jspecify.annotations.NullMarked;
