package dev.tidemark.ui.timeline;

import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of the timeline where they are on screen while they are read again. */
final class ScrollKeeper {
    private final ListView<TimelineRow> list;
    private final TimelineViewModel model;
    private final List<Place> places = new ArrayList<>();
    private @Nullable RevisionId selected;

    /** A revision that was seen, and how far from the top of the list, in pixels. */
    private record Place(RevisionId id, double top) {}

    /** Looks where the rows are whenever a new reading is about to be shown. */
    ScrollKeeper(ListView<TimelineRow> list, TimelineViewModel model) {
        this.list = list;
        this.model = model;
        model.statusProperty().subscribe((before, now) -> remember());
    }

    private void remember() {
        places.clear();
        TimelineEntry entry = model.selectedProperty().get();
        selected = entry == null ? null : entry.id();
        VirtualFlow<?> flow = flow();
        if (flow == null || flow.getFirstVisibleCell() == null || flow.getLastVisibleCell() == null) {
            return;
        }
        int first = flow.getFirstVisibleCell().getIndex();
        if (first == 0 && flow.getFirstVisibleCell().getLayoutY() >= 0) {
            return; // at the top: what is new is to be seen
        }
        for (int i = first; i <= flow.getLastVisibleCell().getIndex() && i < model.rows().size(); i++) {
            IndexedCell<?> cell = flow.getVisibleCell(i);
            if (cell != null && model.rows().get(i) instanceof TimelineRow.Item item) {
                places.add(new Place(item.entry().id(), cell.getLayoutY()));
            }
        }
    }

    /** Puts the first revision that is still there back to its place; once, after a reading. */
    void restore() {
        if (places.isEmpty()) {
            return;
        }
        List<Place> before = List.copyOf(places);
        places.clear();
        TimelineEntry entry = model.selectedProperty().get();
        boolean same = entry != null && entry.id().equals(selected);
        VirtualFlow<?> flow = flow();
        if (flow == null || !same) {
            return;
        }
        for (Place place : before) {
            int index = index(place.id());
            if (index >= 0) {
                list.layout(); // the flow must know the new rows first
                flow.scrollToTop(index);
                flow.scrollPixels(-place.top());
                return;
            }
        }
    }

    private int index(RevisionId id) {
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i) instanceof TimelineRow.Item item && item.entry().id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable VirtualFlow<?> flow() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
