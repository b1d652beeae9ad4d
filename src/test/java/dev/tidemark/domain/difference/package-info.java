/** Tests of comparing schemas. */
@org.jspecify.annotations.NullMarked
package dev.tidemark.domain.difference;
