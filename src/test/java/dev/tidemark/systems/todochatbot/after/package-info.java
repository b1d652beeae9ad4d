/** The chatbot's model with the priority of a task. */
@NullMarked
package dev.tidemark.systems.todochatbot.after;

import org.jspecify.annotations.NullMarked;
