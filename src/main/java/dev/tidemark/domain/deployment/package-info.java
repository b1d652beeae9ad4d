/** What a database has recorded: rows of DATABASECHANGELOG, tags, the lock, and whose server it is. */
@NullMarked
package dev.tidemark.domain.deployment;

import org.jspecify.annotations.NullMarked;
