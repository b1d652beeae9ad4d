/** Entities for tests: enums in every form. */
package dev.tidemark.model.entities.enums;
