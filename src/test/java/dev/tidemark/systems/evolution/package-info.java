/** The model of the wizard, as the last of its revisions leaves the schema. */
@NullMarked
package dev.tidemark.systems.evolution;

import org.jspecify.annotations.NullMarked;
