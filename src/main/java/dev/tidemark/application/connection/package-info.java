/** Database URLs as people write them, and what is taken from them. */
@NullMarked
package dev.tidemark.application.connection;

import org.jspecify.annotations.NullMarked;
