/** What breaks while Tidemark works: after each, record and schema agree, or its words say exactly where they do not. */
@NullMarked
package dev.tidemark.fault;

import org.jspecify.annotations.NullMarked;
