/** Entity classes, from class files to schemas, on real databases. */
@NullMarked
package dev.tidemark.model;

import org.jspecify.annotations.NullMarked;
