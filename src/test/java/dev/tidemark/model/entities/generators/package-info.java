/** Entities for tests: how keys come about. */
package dev.tidemark.model.entities.generators;
