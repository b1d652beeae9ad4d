/** Entities for tests: embedded and composite keys. */
package dev.tidemark.model.entities.keys;
