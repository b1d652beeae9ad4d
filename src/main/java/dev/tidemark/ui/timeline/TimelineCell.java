package dev.tidemark.ui.timeline;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.StateLook;
import dev.tidemark.ui.control.TimelineRail;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the timeline. Its nodes are made once; a row changes texts and pseudo-classes only. */
final class TimelineCell extends ListCell<TimelineRow> {
    private static final double ITEM_HEIGHT = 46;
    private static final double HEAD_HEIGHT = 38;
    private static final double LINE_HEIGHT = 26;
    private static final double TAG_MIN = 40;
    private static final double TEXTS_MIN = 80;
    /** The size of the texts that these heights are made for. */
    private static final double FONT = 13;
    private static final Map<String, PseudoClass> KINDS = List.of(
            "applied", "pending", "changed", "failed", "muted", "group", "position", "current", "above")
            .stream()
            .collect(Collectors.toUnmodifiableMap(k -> k, PseudoClass::getPseudoClass));

    private final Messages messages;
    private final TimelineRail rail = new TimelineRail();
    private final Label title = new Label();
    private final Label sub = new Label();
    private final Label tag = new Label();
    private final Label badge = new Label();
    private final Label when = new Label();
    private final HBox box = new HBox();
    private double usual = ITEM_HEIGHT;

    TimelineCell(Messages messages) {
        this.messages = messages;
        getStyleClass().add("timeline-cell");
        title.getStyleClass().addAll("title-text", "value");
        sub.getStyleClass().addAll("sub-text", "value");
        tag.getStyleClass().add("tag-flag");
        tag.setGraphic(new FontIcon("mdal-local_offer"));
        tag.setMinWidth(TAG_MIN);
        badge.getStyleClass().add("badge");
        badge.setMinWidth(USE_PREF_SIZE);
        when.getStyleClass().add("when-text");
        when.setMinWidth(USE_PREF_SIZE);
        VBox texts = new VBox(title, sub);
        texts.getStyleClass().add("timeline-texts");
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(TEXTS_MIN);
        Region space = new Region();
        HBox.setHgrow(texts, Priority.ALWAYS);
        box.getStyleClass().add("timeline-box");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setFillHeight(true);
        rail.setMaxHeight(Double.MAX_VALUE);
        box.getChildren().addAll(rail, texts, space, tag, when, badge);
        setPrefWidth(0);
        fontProperty().subscribe(font -> scale());
    }

    @Override
    protected void updateItem(@Nullable TimelineRow row, boolean empty) {
        super.updateItem(row, empty);
        KINDS.values().forEach(kind -> pseudoClassStateChanged(kind, false));
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(box);
        set("above", row.above());
        switch (row) {
            case TimelineRow.Waiting head -> waiting(head);
            case TimelineRow.Position line -> position(line);
            case TimelineRow.Deployment head -> deployment(head);
            case TimelineRow.Item item -> item(item);
        }
        setAccessibleText(spoken());
    }

    private String spoken() {
        return List.of(title, sub, tag, when, badge).stream()
                .filter(Label::isVisible)
                .map(Label::getText)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void waiting(TimelineRow.Waiting head) {
        heading(messages.text("timeline.waiting"), messages.text("timeline.waiting.sub", head.excluded()),
                head.waiting());
        set("pending", true);
    }

    private void deployment(TimelineRow.Deployment head) {
        String when =
                head.began() == null ? messages.text("timeline.deployment.undated") : Times.dayAndTime(head.began());
        String by = head.liquibase() == null ? "" : messages.text("timeline.deployment.sub", head.liquibase());
        heading(messages.text("timeline.deployment", when), by, head.count());
    }

    private void heading(String text, String below, int count) {
        height(HEAD_HEIGHT);
        set("group", true);
        rail.ring();
        text(title, text);
        text(sub, below);
        text(tag, "");
        text(when, "");
        text(badge, String.valueOf(count));
    }

    private void position(TimelineRow.Position line) {
        height(LINE_HEIGHT);
        set("position", true);
        rail.bare();
        text(title, messages.text(line.nothingApplied() ? "timeline.position.none" : "timeline.position"));
        text(sub, "");
        text(tag, "");
        text(when, "");
        text(badge, "");
    }

    private void item(TimelineRow.Item item) {
        TimelineEntry entry = item.entry();
        StateLook look = StateLook.of(entry.state());
        height(ITEM_HEIGHT);
        set(look.kind(), true);
        set("current", item.current());
        rail.dot(look.icon());
        text(title, entry.title());
        text(sub, entry.id().id() + "  ·  " + entry.id().author());
        text(tag, entry.tag() == null ? "" : entry.tag());
        AppliedRevision row = entry.applied();
        text(when, row == null ? "" : Times.time(row.executedAt()));
        boolean plain = look.kind().equals("applied");
        text(badge, plain ? "" : messages.text(look.key()));
        if (plain) {
            badge.setAccessibleText(messages.text(look.key()));
        }
    }

    private void height(double height) {
        usual = height;
        scale();
    }

    /** Rows and rail grow with the texts. */
    private void scale() {
        double factor = getFont().getSize() / FONT;
        setMinHeight(usual * factor);
        setPrefHeight(usual * factor);
        setMaxHeight(usual * factor);
        rail.scale(factor);
    }

    private void set(String kind, boolean on) {
        PseudoClass known = KINDS.get(kind);
        if (known != null) {
            pseudoClassStateChanged(known, on);
        }
    }

    private static void text(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
