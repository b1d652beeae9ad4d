/** Entities for tests: the three strategies. */
package dev.tidemark.model.entities.inheritance;
