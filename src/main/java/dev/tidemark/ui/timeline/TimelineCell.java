package dev.tidemark.ui.timeline;

import dev.tidemark.domain.deployment.AppliedRevision;
import dev.tidemark.domain.timeline.TimelineEntry;
import dev.tidemark.ui.control.MatchLabel;
import dev.tidemark.ui.control.StateLook;
import dev.tidemark.ui.control.TimelineRail;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the timeline. Its nodes are made once; a row changes texts and pseudo-classes only. */
final class TimelineCell extends ListCell<TimelineRow> {
    /** What a row can ask for. */
    interface Hands {
        /** Folds a group away, or shows it again. */
        void fold(TimelineRow.Group group);

        /** Does something about what is wrong with a revision; {@code at} is where that was asked for. */
        void remedy(TimelineEntry entry, Node at);
    }

    /** From this width on there is room for everything, in the size of the text. */
    private static final double ROOMY = 36;
    private static final double TEXTS_MIN = 80;
    /** The size of the texts that the rail is made for. */
    private static final double FONT = 13;

    private static final Map<String, PseudoClass> KINDS = Stream
            .of("applied", "pending", "changed", "failed", "muted", "group", "position", "current", "above", "up",
                    "down", "stop", "lifted")
            .collect(Collectors.toUnmodifiableMap(k -> k, PseudoClass::getPseudoClass));

    private final TimelineViewModel model;
    private final Messages messages;
    private final RowWords words;
    private final TimelineRail rail = new TimelineRail();
    private final MatchLabel title = new MatchLabel("title-text");
    private final Label trouble = new Label();
    private final MatchLabel sub = new MatchLabel("sub-text");
    private final Label tag = new Label();
    private final Label when = new Label();
    private final Label badge = new Label();
    private final Button remedy = new Button();
    private final HBox box = new HBox();
    private final PositionLine line;
    private final Tooltip tip = new Tooltip();

    TimelineCell(TimelineViewModel model, Messages messages, Hands hands) {
        this.model = model;
        this.messages = messages;
        this.words = new RowWords(messages);
        this.line = new PositionLine(messages);
        getStyleClass().add("timeline-cell");
        trouble.getStyleClass().addAll("trouble-text", "value");
        tag.getStyleClass().add("tag-flag");
        tag.setGraphic(new FontIcon("mdal-flag"));
        badge.getStyleClass().add("badge");
        when.getStyleClass().add("when-text");
        remedy.getStyleClass().addAll("remedy", "small");
        remedy.setFocusTraversable(false);
        List.of(tag, badge, when, remedy).forEach(node -> node.setMinWidth(USE_PREF_SIZE));
        HBox second = new HBox(trouble, sub);
        second.getStyleClass().add("timeline-second");
        second.setMinWidth(0);
        // Where there is little room, what is wrong stays and the identity goes first.
        HBox.setHgrow(sub, Priority.ALWAYS);
        VBox texts = new VBox(title, second);
        texts.getStyleClass().add("timeline-texts");
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(TEXTS_MIN);
        HBox.setHgrow(texts, Priority.ALWAYS);
        box.getStyleClass().add("timeline-box");
        box.setAlignment(Pos.CENTER_LEFT);
        rail.setMaxHeight(Double.MAX_VALUE);
        box.getChildren().addAll(rail, texts, tag, when, badge, remedy);
        tip.setWrapText(true);
        tip.setMaxWidth(520);
        setPrefWidth(0);
        fontProperty().subscribe(font -> rail.scale(font.getSize() / FONT));
        setOnMouseClicked(event -> {
            if (getItem() instanceof TimelineRow.Head head && event.isStillSincePress()
                    && event.getButton() == MouseButton.PRIMARY) {
                hands.fold(head.group());
            }
        });
        remedy.setOnAction(event -> {
            if (getItem() instanceof TimelineRow.Item item) {
                hands.remedy(item.entry(), remedy);
            }
        });
        // The list keeps its cells, so these live as long as it does.
        model.lifting().liftProperty().subscribe((before, now) -> again());
        model.textProperty().subscribe((before, now) -> again());
        widthProperty().subscribe((before, now) -> room());
    }

    /** Where there is little room the time of day goes, so that what can be done stays in reach; the tooltip has it. */
    private void room() {
        boolean tight = remedy.isVisible() && getWidth() < ROOMY * getFont().getSize();
        when.setVisible(!tight && !when.getText().isEmpty());
        when.setManaged(when.isVisible());
    }

    private void again() {
        if (!isEmpty() && getItem() != null) {
            updateItem(getItem(), false);
        }
    }

    @Override
    protected void updateItem(@Nullable TimelineRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            kinds(Set.of());
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        Lift lift = model.lifting().liftProperty().get();
        boolean lifted = lift != null;
        switch (row) {
            case TimelineRow.Head head -> head(head, lift);
            case TimelineRow.Position position -> {
                line.show(position, lifted && !lift.home(), model.refusal());
                kinds(lifted ? Set.of("position", "lifted") : Set.of("position"));
                setAccessibleText(messages.text(lifted
                        ? "timeline.position.spoken.lifted"
                        : "timeline.position.spoken"));
            }
            case TimelineRow.Item item -> item(item, lift == null ? null : lift.marks().get(item.entry().id()));
        }
        setGraphic(row instanceof TimelineRow.Position ? line : box);
        if (!(row instanceof TimelineRow.Item)) {
            setTooltip(null);
        }
    }

    private void head(TimelineRow.Head head, @Nullable Lift lift) {
        TimelineRow.Group group = head.group();
        boolean waiting = head instanceof TimelineRow.Waiting;
        Lift.Mark mark = lift == null || !group.folded() ? null : common(lift, group);
        kinds(waiting ? with(mark, "group", "pending", "above") : with(mark, "group"));
        rail.ring(group.folded() ? "mdal-chevron_right" : "mdal-expand_more");
        title.text(words.title(head));
        title.mark("");
        text(trouble, "");
        sub.text(words.below(head));
        sub.mark("");
        text(tag, group.folded() ? String.join(", ", group.tags()) : "");
        text(when, "");
        text(badge, mark == null ? words.count(group) : words.mark(mark));
        text(remedy, "");
        setAccessibleText(words.spoken(head));
    }

    /** What happens to the revisions of a folded group: the first mark that any of them has. */
    private static Lift.@Nullable Mark common(Lift lift, TimelineRow.Group group) {
        return group.entries().stream()
                .map(entry -> lift.marks().get(entry.id()))
                .filter(mark -> mark != null && mark != Lift.Mark.PASS)
                .findFirst()
                .orElse(null);
    }

    private void item(TimelineRow.Item item, Lift.@Nullable Mark mark) {
        TimelineEntry entry = item.entry();
        StateLook look = StateLook.of(entry.state());
        Trouble known = Trouble.of(entry);
        AppliedRevision row = entry.applied();
        kinds(with(mark, look.kind(), item.current() ? "current" : look.kind(), item.above() ? "above" : look.kind()));
        rail.dot(mark == null || mark == Lift.Mark.PASS ? look.icon() : icon(mark));
        title.text(words.title(entry));
        title.mark(model.textProperty().get());
        text(trouble, known == null ? "" : words.state(entry));
        sub.text(words.identity(entry, model.textProperty().get()));
        sub.mark(model.textProperty().get());
        text(tag, entry.tag() == null ? "" : entry.tag());
        text(when, row == null || mark != null ? "" : Times.time(row.executedAt()));
        boolean said = known != null || look.kind().equals("applied");
        text(badge, mark != null ? words.mark(mark) : said ? "" : words.state(entry));
        text(remedy, known == null || mark != null ? "" : messages.text(known.key()));
        room();
        tip.setText(words.whole(entry));
        setTooltip(tip);
        setAccessibleText(spoken(item, mark));
    }

    private String spoken(TimelineRow.Item item, Lift.@Nullable Mark mark) {
        TimelineEntry entry = item.entry();
        return Stream.of(
                mark == null ? "" : words.mark(mark),
                words.title(entry),
                words.state(entry),
                item.current() ? messages.text("timeline.spoken.current") : "",
                entry.tag() == null ? "" : messages.text("timeline.spoken.tag", entry.tag()),
                entry.id().id() + " " + entry.id().author(),
                messages.text("timeline.spoken.place", getIndex() + 1, model.rows().size()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String icon(Lift.Mark mark) {
        return switch (mark) {
            case APPLY -> "mdal-arrow_upward";
            case ROLL_BACK -> "mdal-arrow_downward";
            case UNMARK -> "mdal-bookmark_border";
            case STOP -> "mdal-block";
            case PASS -> "";
        };
    }

    private static Set<String> with(Lift.@Nullable Mark mark, String... kinds) {
        Stream<String> marked = switch (mark) {
            case null -> Stream.empty();
            case APPLY -> Stream.of("up");
            case ROLL_BACK, UNMARK -> Stream.of("down");
            case STOP -> Stream.of("stop");
            case PASS -> Stream.of("muted");
        };
        return Stream.concat(Stream.of(kinds), marked).collect(Collectors.toSet());
    }

    /** Each is changed once at most, because every change makes the toolkit look for styles again. */
    private void kinds(Set<String> on) {
        KINDS.forEach((name, kind) -> pseudoClassStateChanged(kind, on.contains(name)));
    }

    private static void text(Labeled label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
