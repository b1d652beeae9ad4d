/** SQL scripts that take a database from one point of the changelog to another. */
@NullMarked
package dev.tidemark.domain.script;

import org.jspecify.annotations.NullMarked;
