/** The model of the guide. */
@NullMarked
package dev.tidemark.systems.usersandtasks;

import org.jspecify.annotations.NullMarked;
