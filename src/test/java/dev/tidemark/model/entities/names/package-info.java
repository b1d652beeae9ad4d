/** Entities for tests: names in every form. */
package dev.tidemark.model.entities.names;
