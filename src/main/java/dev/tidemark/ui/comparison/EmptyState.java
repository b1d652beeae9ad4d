package dev.tidemark.ui.comparison;

import dev.tidemark.ui.comparison.ComparisonViewModel.State;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in the place of the differences where there are none to see: why, and what to do next. */
final class EmptyState extends VBox {
    private static final double WHOLE = 100.0;
    private static final double TEXT_WIDTH = 560;
    private static final double BAR_WIDTH = 260;

    private final ComparisonViewModel model;
    private final Messages messages;
    private final PathChooser chooser;
    private final Runnable showAll;
    private final ComparisonWords words;
    private final FontIcon icon = new FontIcon("mdal-compare_arrows");
    private final Label title = new Label();
    private final Label text = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button first = new Button();
    private final Button second = new Button();

    /**
     * Of a comparison.
     *
     * @param chooser chooses where the entity classes are
     * @param showAll clears the search and the filters
     */
    EmptyState(ComparisonViewModel model, Messages messages, PathChooser chooser, Runnable showAll) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
        this.showAll = showAll;
        this.words = new ComparisonWords(messages);
        getStyleClass().add("empty");
        setAlignment(Pos.CENTER);
        title.getStyleClass().add("empty-title");
        title.setWrapText(true);
        title.setTextAlignment(TextAlignment.CENTER);
        text.getStyleClass().add("sub-text");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(TEXT_WIDTH);
        progress.getStyleClass().add("small");
        progress.setPrefWidth(BAR_WIDTH);
        progress.setAccessibleText(messages.text("compare.empty.comparing"));
        model.percentProperty().subscribe(percent -> progress.setProgress(
                percent.intValue() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : percent.intValue() / WHOLE));
        first.setId("first");
        first.getStyleClass().add("accent");
        first.setMinWidth(USE_PREF_SIZE);
        second.setId("second");
        second.setMinWidth(USE_PREF_SIZE);
        HBox ways = new HBox(first, second);
        ways.getStyleClass().add("empty-ways");
        ways.setAlignment(Pos.CENTER);
        getChildren().addAll(icon, title, text, progress, ways);
    }

    /** Shows what there is to say; {@code hidden} is how many differences search and filters hide. */
    void show(State state, long hidden) {
        String what = switch (state) {
            case CHOOSING, FAILED -> "choosing";
            case ASKING_TRUST -> "trust";
            case NO_MODEL -> "noModel";
            case COMPARING -> "comparing";
            case READY -> hidden > 0 ? "filtered" : "equal";
        };
        boolean equal = what.equals("equal");
        icon.setIconLiteral(equal ? "mdal-check_circle" : "mdal-compare_arrows");
        icon.getStyleClass().setAll("ikonli-font-icon", equal ? "equal-icon" : "empty-icon");
        title.setText(messages.text("compare.empty." + what));
        Comparing.Sides sides = model.sidesProperty().get();
        text.setText(messages.text(
                "compare.empty." + what + ".text", words.side(sides.left()), words.side(sides.right()), places()));
        shown(progress, state == State.COMPARING);
        way(first, what + ".first", switch (state) {
            case ASKING_TRUST -> model::trust;
            case NO_MODEL -> () -> use(chooser.folder(messages.text("compare.classes.folder"), null));
            case COMPARING -> model::cancel;
            case READY -> hidden > 0 ? showAll : null;
            case CHOOSING, FAILED -> model::compare;
        });
        way(second, what + ".second", state == State.NO_MODEL
                ? () -> use(chooser.file(messages.text("compare.classes.jar"), null))
                : null);
    }

    private String places() {
        return String.join(
                "\n", model.classesProperty().get().places().stream().map(Path::toString).toList());
    }

    private void way(Button button, String which, @Nullable Runnable action) {
        shown(button, action != null);
        if (action != null) {
            button.setText(messages.text("compare.empty." + which));
            button.setTooltip(new Tooltip(messages.text("compare.empty." + which + ".tip")));
            button.setOnAction(event -> action.run());
        }
    }

    private void use(@Nullable Path chosen) {
        if (chosen != null) {
            model.useClasses(List.of(chosen));
        }
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Puts the focus on what to do next; says whether there is something. */
    boolean focus() {
        if (isVisible() && first.isVisible()) {
            first.requestFocus();
            return true;
        }
        return false;
    }
}
