/** Entities for tests: several schemas. */
package dev.tidemark.model.entities.schemas;
