package dev.tidemark.ui.comparison;

import dev.tidemark.domain.difference.Difference;
import dev.tidemark.domain.difference.RenameProposal;
import dev.tidemark.domain.difference.Weight;
import dev.tidemark.domain.schema.Definition;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Wrapping;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One difference: what it is, why it matters, what happens otherwise, both definitions, and what can be done. */
final class DifferencePane extends VBox {
    private final ComparisonViewModel model;
    private final Messages messages;
    private final ComparisonWords words;
    private final Consumer<IgnoreViewModel> ignoring;

    /**
     * With nothing shown.
     *
     * @param ignoring asks how a difference is to be left out
     */
    DifferencePane(ComparisonViewModel model, Messages messages, Consumer<IgnoreViewModel> ignoring) {
        this.model = model;
        this.messages = messages;
        this.words = new ComparisonWords(messages);
        this.ignoring = ignoring;
        getStyleClass().add("detail");
        setMinWidth(280);
    }

    /** Shows a difference. */
    void show(ComparisonRow.Item item) {
        Difference difference = item.difference();
        getChildren().setAll(head(difference));
        getChildren().add(sentence("compare.why", difference.verdict().why()));
        getChildren().add(sentence("compare.otherwise", difference.verdict().otherwise()));
        if (item.ignoredBy() != null) {
            getChildren().add(sentence("compare.ignored.because", item.ignoredBy().reason()));
        }
        if (item.proposal() != null) {
            getChildren().add(rename(item.proposal()));
        }
        HBox both = definitions(difference);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(both, ways(item));
    }

    /** Shows an object with all its differences. */
    void show(ComparisonRow.Group group) {
        Label title = wrapped(words.title(group), "detail-title");
        Label sub = wrapped(words.summary(group, model.sidesProperty().get()), "sub-text");
        getChildren().setAll(new VBox(title, sub), wrapped(messages.text("compare.group.text"), "sub-text"));
    }

    private Node head(Difference difference) {
        Weight weight = difference.verdict().weight();
        WeightLook look = WeightLook.of(weight);
        FontIcon icon = new FontIcon(look.icon());
        icon.getStyleClass().add(look.style());
        Label badge = new Label(messages.text("compare.weight." + weight), icon);
        badge.getStyleClass().addAll("badge", look.style());
        badge.setMinWidth(USE_PREF_SIZE);
        Label matter = wrapped(words.matter(difference, model.sidesProperty().get()), "sub-text");
        HBox line = new HBox(badge, matter);
        line.getStyleClass().add("difference-line");
        VBox head = new VBox(wrapped(words.heading(difference), "detail-title"), line);
        head.getStyleClass().add("detail-head");
        return head;
    }

    private Node sentence(String key, String text) {
        VBox box = new VBox(wrapped(messages.text(key), "section"), wrapped(text, "fact-value"));
        box.getStyleClass().add("difference-why");
        return box;
    }

    private Node rename(RenameProposal proposal) {
        Button yes = new Button(messages.text("compare.rename.yes"), new FontIcon("mdal-edit"));
        yes.setId("isRename");
        yes.setTooltip(new Tooltip(messages.text("compare.rename.tip")));
        yes.getStyleClass().add("small");
        yes.setOnAction(event -> model.rename(proposal));
        VBox texts = new VBox(wrapped(words.proposal(proposal), "title-text"));
        proposal.evidence().forEach(reason -> texts.getChildren().add(wrapped("– " + reason, "sub-text")));
        texts.getChildren().add(yes);
        texts.getStyleClass().addAll("detail-note", "rename-note");
        return texts;
    }

    private HBox definitions(Difference difference) {
        DefinitionView left = new DefinitionView(messages);
        DefinitionView right = new DefinitionView(messages);
        String leftName = words.side(model.sidesProperty().get().left());
        String rightName = words.side(model.sidesProperty().get().right());
        switch (difference) {
            case Difference.Missing missing -> {
                String text = Definition.of(missing.wanted());
                left.show(leftName, TextDiff.of(text, text).left());
                right.nothing(rightName, messages.text("compare.notThere"));
            }
            case Difference.Unexpected unexpected -> {
                String text = Definition.of(unexpected.found());
                left.nothing(leftName, messages.text("compare.notThere"));
                right.show(rightName, TextDiff.of(text, text).right());
            }
            case Difference.Changed changed -> both(left, right, changed.both(), changed.left(), changed.right());
            case Difference.Renamed renamed -> both(left, right, renamed.both(), renamed.left(), renamed.right());
        }
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(200);
        right.setPrefWidth(200);
        HBox both = new HBox(left, right);
        both.getStyleClass().add("definitions");
        both.setMinHeight(140);
        return both;
    }

    /** The whole definitions, with what differs marked; the values alone where the definitions do not show it. */
    private void both(DefinitionView left, DefinitionView right, Difference.Pair pair, String wanted, String found) {
        String first = Definition.of(pair.left());
        String second = Definition.of(pair.right());
        boolean told = !first.equals(second);
        TextDiff.Pieces pieces = told ? TextDiff.of(first, second) : TextDiff.of(wanted, found);
        left.show(words.side(model.sidesProperty().get().left()), pieces.left());
        right.show(words.side(model.sidesProperty().get().right()), pieces.right());
    }

    private Node ways(ComparisonRow.Item item) {
        Wrapping ways = new Wrapping();
        if (item.ignoredBy() != null) {
            Button again = new Button(messages.text("compare.ignore.remove"), new FontIcon("mdmz-visibility"));
            again.setTooltip(new Tooltip(messages.text("compare.ignore.remove.tip")));
            again.setOnAction(
                    event -> ignoring.accept(new IgnoreViewModel(model, item.difference(), item.ignoredBy())));
            ways.getChildren().add(again);
            return ways;
        }
        if (item.difference() instanceof Difference.Renamed renamed && model.saidToBeRenamed(renamed)) {
            Button not = new Button(messages.text("compare.rename.no"), new FontIcon("mdmz-undo"));
            not.setTooltip(new Tooltip(messages.text("compare.rename.no.tip")));
            not.setOnAction(event -> model.notRenamed(renamed));
            ways.getChildren().add(not);
        }
        Button ignore = new Button(messages.text("compare.ignore"), new FontIcon("mdmz-visibility_off"));
        ignore.setId("ignore");
        ignore.setTooltip(new Tooltip(messages.text("compare.ignore.tip")));
        ignore.setOnAction(event -> ignoring.accept(new IgnoreViewModel(model, item.difference(), null)));
        ways.getChildren().add(ignore);
        return ways;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
