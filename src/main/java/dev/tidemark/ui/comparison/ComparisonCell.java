package dev.tidemark.ui.comparison;

import dev.tidemark.domain.difference.Weight;
import dev.tidemark.ui.control.WrappedCell;
import dev.tidemark.ui.view.Messages;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the comparison. */
final class ComparisonCell extends WrappedCell<ComparisonRow> {
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final PseudoClass INSIDE = PseudoClass.getPseudoClass("inside");
    private static final PseudoClass IGNORED = PseudoClass.getPseudoClass("ignored");

    private final Messages messages;
    private final ComparisonWords words;
    private final Supplier<Comparing.Sides> sides;
    private final Button fold = new Button();
    private final FontIcon foldIcon = new FontIcon("mdal-keyboard_arrow_down");
    private final CheckBox tick = new CheckBox();
    private final FontIcon weight = new FontIcon("mdal-info");
    private final Label title = new Label();
    private final Label summary = new Label();
    private final Label hint = new Label();
    private final HBox content = new HBox();

    /**
     * A cell.
     *
     * @param sides what is compared
     * @param fold hides or shows an object's parts
     * @param toggled sets or takes away a tick
     */
    ComparisonCell(
            Messages messages, Supplier<Comparing.Sides> sides, Consumer<ComparisonRow.Group> fold,
            Consumer<ComparisonRow> toggled) {
        this.messages = messages;
        this.words = new ComparisonWords(messages);
        this.sides = sides;
        getStyleClass().add("comparison-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        this.fold.getStyleClass().addAll("flat", "small", "button-icon", "fold");
        this.fold.setGraphic(foldIcon);
        this.fold.setFocusTraversable(false);
        this.fold.setOnAction(event -> {
            if (getItem() instanceof ComparisonRow.Group group) {
                fold.accept(group);
            }
        });
        tick.setFocusTraversable(false);
        tick.setOnAction(event -> {
            ComparisonRow row = getItem();
            if (row != null) {
                toggled.accept(row);
            }
        });
        title.getStyleClass().add("title-text");
        title.setWrapText(true);
        summary.setWrapText(true);
        summary.getStyleClass().add("sub-text");
        hint.getStyleClass().addAll("badge");
        hint.setMinWidth(USE_PREF_SIZE);
        VBox texts = new VBox(title, summary, hint);
        texts.setMinWidth(0);
        texts.getStyleClass().add("timeline-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("comparison-box");
        content.getChildren().addAll(this.fold, tick, weight, texts);
    }

    @Override
    protected void updateItem(@Nullable ComparisonRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(GROUP, row instanceof ComparisonRow.Group);
        pseudoClassStateChanged(INSIDE, row instanceof ComparisonRow.Item item && item.inGroup());
        pseudoClassStateChanged(IGNORED, row instanceof ComparisonRow.Item item && item.ignoredBy() != null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean ignored = row instanceof ComparisonRow.Item item && item.ignoredBy() != null;
        tick.setVisible(!ignored);
        tick.setSelected(row.tick() == ComparisonRow.Tick.ALL);
        tick.setIndeterminate(row.tick() == ComparisonRow.Tick.SOME);
        tick.setAccessibleText(messages.text("compare.tick", words.title(row)));
        title.setText(words.title(row));
        summary.setText(words.summary(row, sides.get()));
        switch (row) {
            case ComparisonRow.Group group -> {
                foldIcon.setIconLiteral(
                        group.folded() ? "mdal-keyboard_arrow_right" : "mdal-keyboard_arrow_down");
                fold.setAccessibleText(
                        messages.text(group.folded() ? "compare.unfold" : "compare.fold", title.getText()));
                look(group.worst());
                shown(hint, false);
            }
            case ComparisonRow.Item item -> {
                look(item.difference().verdict().weight());
                String key = item.ignoredBy() != null ? "compare.ignored" : "compare.maybeRenamed";
                hint.setText(messages.text(key));
                shown(hint, item.ignoredBy() != null || item.proposal() != null);
            }
        }
        shown(fold, row instanceof ComparisonRow.Group);
        setAccessibleText(title.getText() + ", " + summary.getText());
        setGraphic(content);
    }

    @Override
    protected Region content() {
        return content;
    }

    private void look(Weight how) {
        WeightLook look = WeightLook.of(how);
        weight.setIconLiteral(look.icon());
        weight.getStyleClass().setAll("ikonli-font-icon", look.style());
        weight.setAccessibleText(messages.text("compare.weight." + how));
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
