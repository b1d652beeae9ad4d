/**
 * What both products share: a connection that asks before it sends, what a product must know, and reading schemas.
 */
@NullMarked
package dev.tidemark.adapter.jdbc;

import org.jspecify.annotations.NullMarked;
