package dev.tidemark.ui.timeline;

import atlantafx.base.controls.Popover;
import dev.tidemark.application.Status;
import dev.tidemark.domain.timeline.RevisionState;
import dev.tidemark.ui.control.StateLook;
import dev.tidemark.ui.view.Messages;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The popup in which the filter is put together. What is chosen holds at once. */
final class FilterPopup {
    private static final double WIDE = 240;

    private final TimelineViewModel model;
    private final Messages messages;
    private final Map<RevisionState, CheckBox> states = new EnumMap<>(RevisionState.class);
    private final ComboBox<String> author = new ComboBox<>();
    private final ComboBox<String> file = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Popover popover;
    private boolean filling;

    FilterPopup(TimelineViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        popover = new Popover(content());
        popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.setAnimated(false);
        popover.setHideOnEscape(true);
        model.filterProperty().subscribe(this::fill);
    }

    /** Opens it below {@code owner}, or closes it. */
    void toggle(Node owner) {
        if (popover.isShowing()) {
            popover.hide();
            return;
        }
        filling = true;
        author.getItems().setAll(model.authors());
        file.getItems().setAll(model.files());
        Status status = model.statusProperty().get();
        states.forEach((state, box) -> {
            int count = status == null ? 0 : status.timeline().in(state).size();
            box.setText(messages.text("filter.state", FilterChips.name(state, messages), count));
        });
        filling = false;
        fill(model.filterProperty().get());
        popover.show(owner);
        states.values().iterator().next().requestFocus();
    }

    private Node content() {
        GridPane boxes = new GridPane();
        boxes.getStyleClass().add("filter-states");
        int index = 0;
        for (RevisionState state : RevisionState.values()) {
            CheckBox box = new CheckBox();
            box.setId("filter-" + state.word());
            StateLook look = StateLook.of(state);
            if (!look.icon().isEmpty()) {
                box.setGraphic(new FontIcon(look.icon()));
            }
            box.selectedProperty().subscribe((before, now) -> change(f -> f.with(state, now)));
            states.put(state, box);
            boxes.add(box, 0, index++);
        }
        choice(author, "filterAuthor", text -> change(f -> f.withAuthor(text)));
        choice(file, "filterFile", text -> change(f -> f.withFile(text)));
        day(from, "filterFrom", day -> change(f -> f.withDays(new TimelineFilter.Days(day, f.days().to()))));
        day(to, "filterTo", day -> change(f -> f.withDays(new TimelineFilter.Days(f.days().from(), day))));
        GridPane form = new GridPane();
        form.getStyleClass().add("filter-form");
        List<Node> fields = List.of(author, file, from, to);
        List<String> names = List.of("author", "file", "from", "to");
        for (int i = 0; i < fields.size(); i++) {
            Label label = new Label(messages.text("filter." + names.get(i)));
            label.getStyleClass().add("form-label");
            label.setLabelFor(fields.get(i));
            form.addRow(i, label, fields.get(i));
        }
        Button clear = new Button(messages.text("filter.clear"));
        clear.setId("filterClear");
        clear.setOnAction(event -> model.filterProperty().set(TimelineFilter.ALL));
        Button close = new Button(messages.text("close"));
        close.setId("filterClose");
        close.setOnAction(event -> popover.hide());
        HBox buttons = new HBox(clear, close);
        buttons.getStyleClass().add("card-buttons");
        Label heading = new Label(messages.text("filter.states"));
        heading.getStyleClass().add("form-label");
        VBox all = new VBox(heading, boxes, form, buttons);
        all.getStyleClass().add("filter-popup");
        all.setId("filterPopup");
        return all;
    }

    private void choice(ComboBox<String> box, String id, Consumer<String> changed) {
        box.setId(id);
        box.setEditable(true);
        box.setPrefWidth(WIDE);
        box.setVisibleRowCount(12);
        box.setPromptText(messages.text("filter.any"));
        box.getEditor().textProperty().subscribe((before, now) -> changed.accept(now == null ? "" : now));
    }

    private void day(DatePicker picker, String id, Consumer<LocalDate> changed) {
        picker.setId(id);
        picker.setPrefWidth(WIDE);
        picker.setPromptText(messages.text("filter.day"));
        picker.valueProperty().subscribe((before, now) -> changed.accept(now));
    }

    private void change(UnaryOperator<TimelineFilter> change) {
        if (!filling) {
            model.filterProperty().set(change.apply(model.filterProperty().get()));
        }
    }

    private void fill(TimelineFilter filter) {
        filling = true;
        states.forEach((state, box) -> box.setSelected(filter.states().contains(state)));
        if (!filter.author().equals(author.getEditor().getText())) {
            author.getEditor().setText(filter.author());
        }
        if (!filter.file().equals(file.getEditor().getText())) {
            file.getEditor().setText(filter.file());
        }
        from.setValue(filter.days().from());
        to.setValue(filter.days().to());
        filling = false;
    }
}
