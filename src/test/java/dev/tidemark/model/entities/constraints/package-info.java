/** Entities for tests: what is declared about tables and columns. */
package dev.tidemark.model.entities.constraints;
