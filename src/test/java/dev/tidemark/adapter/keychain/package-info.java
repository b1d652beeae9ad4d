/** The keychain. */
@NullMarked
package dev.tidemark.adapter.keychain;

import org.jspecify.annotations.NullMarked;
