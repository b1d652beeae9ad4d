/** Everything that can be wrong with what a person, a file or a server gives, as one table. */
@NullMarked
package dev.tidemark.badinput;

import org.jspecify.annotations.NullMarked;
