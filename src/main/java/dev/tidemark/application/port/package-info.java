/** What the application needs from the outside, as interfaces. */
@NullMarked
package dev.tidemark.application.port;

import org.jspecify.annotations.NullMarked;
