/** Compares the engine with Liquibase's own commands, and what it promised with what the server saw. */
@NullMarked
package dev.tidemark.differential;

import org.jspecify.annotations.NullMarked;
