package dev.tidemark.ui.connection;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Messages;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A project that was opened lately: its name, where it is, what it is for, and when that was. */
final class RecentCell extends ListCell<Bookmark> {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final StartViewModel model;
    private final Messages messages;
    private final Label name = new Label();
    private final Label pill = new Label();
    private final Label look = new Label();
    private final Label where = new Label();
    private final Label when = new Label();
    private final FontIcon icon = new FontIcon();
    private final HBox box;

    RecentCell(StartViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("recent-cell");
        name.getStyleClass().add("recent-name");
        pill.getStyleClass().add("env-pill");
        pill.setMinWidth(USE_PREF_SIZE);
        look.getStyleClass().add("look-pill");
        look.setText(messages.text("lookOnly.pill"));
        look.setMinWidth(USE_PREF_SIZE);
        where.getStyleClass().add("sub-text");
        when.getStyleClass().add("sub-text");
        when.setMinWidth(USE_PREF_SIZE);
        Button remove = new Button(null, new FontIcon("mdal-close"));
        remove.getStyleClass().addAll("flat", "small", "recent-remove");
        remove.setAccessibleText(messages.text("start.recent.remove"));
        remove.setTooltip(new Tooltip(messages.text("start.recent.remove.tip")));
        remove.setFocusTraversable(false);
        remove.setOnAction(event -> remove());
        HBox first = new HBox(name, pill, look);
        first.getStyleClass().add("recent-first");
        first.setAlignment(Pos.CENTER_LEFT);
        VBox texts = new VBox(first, where);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        box = new HBox(icon, texts, when, remove);
        box.getStyleClass().add("recent-box");
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0); // as wide as the list; long paths are cut off, not scrolled
        setOnMouseClicked(event -> open());
    }

    private void remove() {
        if (getItem() != null) {
            model.remove(getItem());
        }
    }

    private void open() {
        if (getItem() != null) {
            model.open(getItem());
        }
    }

    @Override
    protected void updateItem(@Nullable Bookmark item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean gone = model.goneProperty().get().contains(item);
        pseudoClassStateChanged(GONE, gone);
        name.setText(item.name());
        String place = item.files().folder().isEmpty()
                ? item.address()
                : messages.text("start.recent.where", item.files().folder(), item.address());
        where.setText(gone ? messages.text("start.recent.gone", item.files().folder()) : place);
        icon.setIconLiteral(
                gone ? "mdmz-warning" : item.files().folder().isEmpty() ? "mdmz-storage" : "mdal-folder_open");
        when.setText(Times.dayAndTime(LocalDateTime.ofInstant(item.opened(), ZoneId.systemDefault())));
        Environment environment = item.place().environment();
        pill.setText(messages.text("environment.pill." + environment.name()));
        for (Environment each : Environment.values()) {
            PseudoClass kind = PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT));
            pill.pseudoClassStateChanged(kind, each == environment);
        }
        look.setVisible(item.place().lookOnly());
        look.setManaged(item.place().lookOnly());
        setAccessibleText(messages.text("start.recent.spoken", item.name(), where.getText(), pill.getText()));
        setGraphic(box);
    }
}
