package dev.tidemark.ui.timeline;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * The rows in their list: takes over changes without moving what a person looks at, and knows where each row is. Rows
 * are all of one height, so that this needs no measuring.
 */
final class RowsView {
    private static final int ROWS_ABOVE = 4;
    private static final int FIRST_PAGE = 9;

    private final ListView<TimelineRow> list;
    private final ObservableList<TimelineRow> shown = FXCollections.observableArrayList();

    RowsView(ListView<TimelineRow> list) {
        this.list = list;
        list.setItems(shown);
    }

    /** Where something was before a change. */
    private record Anchor(Object key, double y) {}

    /** Shows {@code rows}. What is equal at both ends stays untouched, and what was looked at stays where it was. */
    void show(List<TimelineRow> rows) {
        int before = shown.size();
        int from = 0;
        while (from < before && from < rows.size() && shown.get(from).equals(rows.get(from))) {
            from++;
        }
        int end = 0;
        while (end < before - from && end < rows.size() - from
                && shown.get(before - 1 - end).equals(rows.get(rows.size() - 1 - end))) {
            end++;
        }
        if (from == before && from == rows.size()) {
            return;
        }
        Anchor anchor = anchor();
        if (from == 0 && end == 0) {
            shown.setAll(rows);
        } else {
            shown.remove(from, before - end);
            shown.addAll(from, rows.subList(from, rows.size() - end));
        }
        if (anchor != null) {
            int index = indexOf(anchor.key());
            if (index >= 0) {
                list.layout();
                scrollTo(index * height() - anchor.y());
            }
        }
    }

    /** What names a row whatever else changes about it. */
    static Object key(TimelineRow row) {
        return switch (row) {
            case TimelineRow.Item item -> item.entry().id();
            case TimelineRow.Head head -> head.group().key();
            case TimelineRow.Position position -> TimelineRow.Position.class;
        };
    }

    /** The index of the row of that key, or -1. */
    int indexOf(@Nullable Object key) {
        for (int i = 0; key != null && i < shown.size(); i++) {
            if (key(shown.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** What is selected, where that can be seen; else the topmost row. At the very top nothing is held on to. */
    private @Nullable Anchor anchor() {
        VirtualFlow<?> flow = flow();
        if (flow == null || flow.getFirstVisibleCell() == null || offset() <= 0.5) {
            return null;
        }
        int selected = list.getSelectionModel().getSelectedIndex();
        int index = selected >= 0 && seen(selected) ? selected : flow.getFirstVisibleCell().getIndex();
        return index < shown.size() ? new Anchor(key(shown.get(index)), y(index)) : null;
    }

    /** Scrolls only where the row cannot be seen, and then shows some rows above it as well. */
    void reveal(int index) {
        if (!seen(index)) {
            list.scrollTo(index <= FIRST_PAGE ? 0 : Math.max(0, index - ROWS_ABOVE));
        }
    }

    /** Scrolls as little as is needed to see the edge at {@code at}, in rows from the top, with a row around it. */
    void follow(double at) {
        VirtualFlow<?> flow = flow();
        if (flow != null) {
            double y = y(at);
            double room = 1.5 * height();
            if (y < room) {
                scrollTo(offset() + y - room);
            } else if (y > flow.getHeight() - room) {
                scrollTo(offset() + y - flow.getHeight() + room);
            }
        }
    }

    /** Scrolls by so many pixels, down where positive. */
    void scrollBy(double pixels) {
        scrollTo(offset() + pixels);
    }

    private void scrollTo(double offset) {
        VirtualFlow<?> flow = flow();
        if (flow != null) {
            double most = shown.size() * height() - flow.getHeight();
            flow.setPosition(most <= 0 ? 0 : Math.clamp(offset / most, 0, 1));
        }
    }

    /** Where the edge at {@code at}, in rows from the top, is in the list; may be outside. */
    double y(double at) {
        return at * height() - offset();
    }

    /** Which place in rows from the top is at {@code y} in the list. */
    double at(double y) {
        return (y + offset()) / height();
    }

    /** How many rows a page has. */
    int page() {
        return Math.max(1, (int) (list.getHeight() / height()) - 1);
    }

    private boolean seen(int index) {
        VirtualFlow<?> flow = flow();
        return flow != null && flow.getFirstVisibleCell() != null && flow.getCellCount() == shown.size()
                && y(index) >= 0 && y(index + 1) <= flow.getHeight() + 0.5;
    }

    /** How many pixels are scrolled away at the top: what was asked for last, drawn or not. */
    private double offset() {
        VirtualFlow<?> flow = flow();
        return flow == null ? 0 : flow.getPosition() * Math.max(0, shown.size() * height() - flow.getHeight());
    }

    private double height() {
        return Math.max(1, list.getFixedCellSize());
    }

    private @Nullable VirtualFlow<?> flow() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
