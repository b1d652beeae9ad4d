/** Entities for tests: how entities refer to each other. */
package dev.tidemark.model.entities.associations;
