/** Plans and runs as documents that are saved and sent on: their forms, without any file. */
@NullMarked
package dev.tidemark.application.document;

import org.jspecify.annotations.NullMarked;
