/** Tests of the engine against real databases. */
@NullMarked
package dev.tidemark.adapter.liquibase;

import org.jspecify.annotations.NullMarked;
