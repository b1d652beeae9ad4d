package dev.tidemark.ui.shell;

import dev.tidemark.ui.view.Shortcut;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A line of a menu. */
sealed interface MenuEntry {
    /**
     * Something that can be done.
     *
     * @param id names it: its text is {@code menu.ID}, its menu item {@code menuID}
     * @param key does the same; null where it has none
     * @param text what the line says; an underscore stands before the letter that Alt goes with
     * @param enabled whether it can be done now
     * @param handler does it
     */
    record Action(
            String id,
            @Nullable Shortcut key,
            ObservableValue<String> text,
            ObservableValue<Boolean> enabled,
            Runnable handler)
            implements MenuEntry {}

    /**
     * One of several that hold at once: a mark shows which.
     *
     * @param id names it, as for an action
     * @param text what the line says
     * @param chosen what holds now
     * @param value what holds where this line is chosen
     */
    record Choice<T>(String id, String text, Property<T> chosen, T value) implements MenuEntry {}

    /**
     * A menu in a menu whose lines come and go.
     *
     * @param id names it: its text is {@code menu.ID}, and what it says where it is empty {@code menu.ID.none}
     * @param items what it lists
     * @param name what the line of an item says
     * @param handler does it
     */
    record Listing<T>(String id, ObservableList<T> items, Function<T, String> name, Consumer<T> handler)
            implements MenuEntry {}

    /** A line between lines. */
    record Separator() implements MenuEntry {}

    /**
     * A menu, or a menu in a menu.
     *
     * @param id names it: its text is {@code menu.ID}
     * @param entries its lines, from the top
     */
    record Group(String id, List<MenuEntry> entries) implements MenuEntry {
        /** With its own copy of the lines. */
        public Group {
            entries = List.copyOf(entries);
        }

        /** The actions in it, also those of menus inside. */
        List<Action> actions() {
            return entries.stream().flatMap(entry -> switch (entry) {
                case Action action -> java.util.stream.Stream.of(action);
                case Group group -> group.actions().stream();
                case Listing<?> listing -> java.util.stream.Stream.<Action>empty();
                case Choice<?> choice -> java.util.stream.Stream.<Action>empty();
                case Separator separator -> java.util.stream.Stream.<Action>empty();
            }).toList();
        }
    }
}
