package dev.tidemark.ui.journal;

import dev.tidemark.application.port.Preferences;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Remembers how wide a table's columns are and by which it is sorted. Columns are known by their ids. */
final class ColumnMemory {
    private static final double LEAST = 40;
    private static final double MOST = 2000;

    private final Preferences preferences;
    private final String key;

    ColumnMemory(Preferences preferences, String key) {
        this.preferences = preferences;
        this.key = key;
    }

    /** Puts {@code table} as it was, and remembers it from now on. */
    <T> void follow(TableView<T> table) {
        restoreWidths(table);
        restoreSort(table);
        // Not with every pixel of the way: keeping them writes a file.
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> keepWidths(table));
        table.getSortOrder().subscribe(() -> keepSort(table));
        table.getColumns().forEach(column -> column.sortTypeProperty().subscribe((before, now) -> keepSort(table)));
    }

    private <T> void restoreWidths(TableView<T> table) {
        for (String part : parts("widths")) {
            int colon = part.lastIndexOf(':');
            TableColumn<T, ?> column = colon < 0 ? null : column(table, part.substring(0, colon));
            if (column != null && part.substring(colon + 1).matches("\\d{2,4}")) {
                column.setPrefWidth(Math.clamp(Integer.parseInt(part.substring(colon + 1)), LEAST, MOST));
            }
        }
    }

    private <T> void restoreSort(TableView<T> table) {
        for (String part : parts("sort")) {
            boolean down = part.startsWith("-");
            TableColumn<T, ?> column = column(table, down ? part.substring(1) : part);
            if (column != null) {
                column.setSortType(down ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                table.getSortOrder().add(column);
            }
        }
    }

    private List<String> parts(String what) {
        String kept = preferences.find(key + "." + what);
        return kept == null || kept.isBlank() ? List.of() : List.of(kept.split(","));
    }

    private static <T> @Nullable TableColumn<T, ?> column(TableView<T> table, String id) {
        return table.getColumns().stream().filter(c -> id.equals(c.getId())).findFirst().orElse(null);
    }

    private <T> void keepWidths(TableView<T> table) {
        String widths = table.getColumns().stream()
                .map(c -> c.getId() + ":" + Math.round(c.getWidth()))
                .collect(Collectors.joining(","));
        if (!widths.equals(preferences.find(key + ".widths"))) {
            preferences.keep(key + ".widths", widths);
        }
    }

    private <T> void keepSort(TableView<T> table) {
        preferences.keep(key + ".sort", table.getSortOrder().stream()
                .map(c -> (c.getSortType() == TableColumn.SortType.DESCENDING ? "-" : "") + c.getId())
                .collect(Collectors.joining(",")));
    }
}
