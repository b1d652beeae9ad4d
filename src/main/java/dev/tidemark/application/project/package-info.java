/** Finding a project in a folder, and writing one down: what was found, and where. */
@NullMarked
package dev.tidemark.application.project;

import org.jspecify.annotations.NullMarked;
