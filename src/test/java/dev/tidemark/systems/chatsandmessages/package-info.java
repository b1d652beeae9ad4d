/** The model of the chat service. */
@NullMarked
package dev.tidemark.systems.chatsandmessages;

import org.jspecify.annotations.NullMarked;
