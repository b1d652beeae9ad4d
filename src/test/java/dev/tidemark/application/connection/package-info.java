/** Database addresses. */
@NullMarked
package dev.tidemark.application.connection;

import org.jspecify.annotations.NullMarked;
