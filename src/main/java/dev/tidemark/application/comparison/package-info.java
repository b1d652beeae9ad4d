/** What is compared with what, and what comes of it. */
@NullMarked
package dev.tidemark.application.comparison;

import org.jspecify.annotations.NullMarked;
