/** Entities for tests: types of columns. */
package dev.tidemark.model.entities.values;
