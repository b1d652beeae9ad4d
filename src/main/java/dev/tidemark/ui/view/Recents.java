package dev.tidemark.ui.view;

import dev.tidemark.application.port.Preferences;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What was opened lately, newest first, remembered between two starts. Used on the window's thread. */
public final class Recents {
    private static final String KEY = "recent";
    private static final int MOST = 10;

    private final Preferences preferences;
    private final ObservableList<Bookmark> list = FXCollections.observableArrayList();
    private final ObservableList<Bookmark> shown = FXCollections.unmodifiableObservableList(list);

    /** As {@code preferences} remember it. */
    public Recents(Preferences preferences) {
        this.preferences = preferences;
        String kept = preferences.find(KEY);
        List<String> lines = kept == null ? List.of() : kept.lines().toList();
        lines.stream().limit(MOST).forEach(line -> add(Bookmark.parse(line)));
    }

    private void add(@Nullable Bookmark bookmark) {
        if (bookmark != null) {
            list.add(bookmark);
        }
    }

    /** What was opened lately, newest first; cannot be changed from outside. */
    public ObservableList<Bookmark> list() {
        return shown;
    }

    /** It was opened now. */
    public void note(Bookmark bookmark) {
        List<Bookmark> fresh = new ArrayList<>();
        fresh.add(bookmark);
        list.stream().filter(b -> !b.sameAs(bookmark)).limit(MOST - 1L).forEach(fresh::add);
        list.setAll(fresh);
        keep();
    }

    /** It is not to be offered again. */
    public void remove(Bookmark bookmark) {
        list.remove(bookmark);
        keep();
    }

    private void keep() {
        preferences.keep(
                KEY, list.isEmpty() ? null : list.stream().map(Bookmark::text).collect(Collectors.joining("\n")));
    }
}
