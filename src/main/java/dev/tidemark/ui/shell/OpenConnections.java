package dev.tidemark.ui.shell;

import dev.tidemark.ui.timeline.TimelineViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which databases are open, which of them and which screen is shown, and on which screen each was left. On the window's thread. */
final class OpenConnections {
    private final ObservableList<Connection> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Connection> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>();
    private final Map<Connection, Screen> left = new HashMap<>();

    /** Fills the window with what belongs to no database. */
    void screen(Screen next) {
        screen.set(next);
    }

    /** Shows {@code next} for {@code connection}, and again when it is come back to. */
    void go(Connection connection, Screen next) {
        if (left.get(connection) instanceof Screen.Plan plan) {
            plan.model().stopCounting();
        }
        left.put(connection, next);
        if (connection.equals(current.get())) {
            screen.set(next);
        }
    }

    /** Shows that database, on the screen where it was left; reads where it stands where that is not known yet. */
    void show(Connection connection) {
        current.set(connection);
        screen.set(left.computeIfAbsent(connection, Screen.Timeline::new));
        if (connection.status() == null) {
            connection.timeline().refresh();
        }
    }

    /** Makes {@code connection} the one that is shown, on its timeline, and asks it nothing. */
    void showUnread(Connection connection) {
        current.set(connection);
        go(connection, new Screen.Timeline(connection));
    }

    /** The screen on which {@code connection} was left; null for none. */
    @Nullable
    Screen left(Connection connection) {
        return left.get(connection);
    }

    /** Adds a database to the list without going to it. */
    void add(Connection connection) {
        all.add(connection);
    }

    /** Puts a database in another's place, at the end of the list where that one is gone; does not go to it. */
    void replace(Connection before, Connection now) {
        int index = all.indexOf(before);
        left.remove(before);
        if (index < 0) {
            all.add(now);
        } else {
            all.set(index, now);
        }
    }

    /** Puts into the list what {@code how} makes of one database, and forgets where that was left. */
    void swap(Connection before, UnaryOperator<Connection> how) {
        all.replaceAll(each -> each.equals(before) ? how.apply(each) : each);
        left.remove(before);
    }

    /** Takes a database off the list; the last one of the others is shown, or nothing. */
    void remove(Connection connection) {
        all.remove(connection);
        left.remove(connection);
    }

    /** Shows no database. */
    void showNone() {
        current.set(null);
    }

    /** Tells the list that the row with that timeline looks different now. */
    void touched(TimelineViewModel timeline) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).timeline() == timeline) {
                all.set(i, all.get(i));
            }
        }
    }

    /** The open databases, in the order in which they were opened. */
    ObservableList<Connection> all() {
        return all;
    }

    /** The same as they are now. */
    List<Connection> now() {
        return List.copyOf(all);
    }

    /** The database that is shown; null for none. */
    @Nullable
    Connection shown() {
        return current.get();
    }

    ReadOnlyObjectProperty<@Nullable Connection> currentProperty() {
        return current.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }
}
