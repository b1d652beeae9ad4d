/** Entities for tests: users and their tasks. */
package dev.tidemark.model.entities.tasks;
