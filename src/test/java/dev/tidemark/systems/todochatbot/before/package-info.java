/** The chatbot's model as its first revision makes it. */
@NullMarked
package dev.tidemark.systems.todochatbot.before;

import org.jspecify.annotations.NullMarked;
