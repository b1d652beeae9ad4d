/** Entities for tests: collections of values. */
package dev.tidemark.model.entities.collections;
