/** Tests of the documents that are saved. */
@NullMarked
package dev.tidemark.application.document;

import org.jspecify.annotations.NullMarked;
