/** What both products share: a connection that asks before it sends, and what a product must know. */
@NullMarked
package dev.tidemark.adapter.jdbc;

import org.jspecify.annotations.NullMarked;
