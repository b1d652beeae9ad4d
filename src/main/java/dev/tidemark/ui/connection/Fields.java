package dev.tidemark.ui.connection;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the forms share: environments with their colours, and what an attempt said. */
final class Fields {
    private static final double SPINNER = 18;

    private final Messages messages;

    Fields(Messages messages) {
        this.messages = messages;
    }

    /** Fills {@code box} with the environments, each with its colour. */
    void environments(ComboBox<Environment> box) {
        box.getItems().setAll(
                Environment.UNKNOWN, Environment.DEVELOPMENT, Environment.STAGING, Environment.PRODUCTION);
        box.setCellFactory(view -> new EnvironmentCell());
        box.setButtonCell(new EnvironmentCell());
    }

    /** Shows what an attempt said. */
    void show(Answer now, VBox into) {
        into.getChildren().setAll(switch (now) {
            case Answer.Nothing nothing -> List.of();
            case Answer.Trying trying -> List.of(busy(messages.text("connect.trying")));
            case Answer.Incomplete missing -> List.of(line(missing.text(), "mdal-info", "warning"));
            case Answer.Works works -> List.of(line(works(works), "mdal-check_circle", "success"));
            case Answer.Failed failed -> List.of(new FailurePanel(messages, failed.failure()));
        });
    }

    private String works(Answer.Works works) {
        String answered = messages.text(
                "connect.works", works.server().product(), works.server().version(), works.server().database(),
                works.server().user());
        String files = works.revisions() < 0 ? "" : " " + messages.text("connect.works.files", works.revisions());
        String readOnly = works.server().readOnly();
        return answered + files + (readOnly == null ? "" : " " + readOnly);
    }

    private static Label busy(String text) {
        Label label = line(text, "mdal-hourglass_empty", "");
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setMinSize(SPINNER, SPINNER);
        spinner.setPrefSize(SPINNER, SPINNER);
        label.setGraphic(spinner);
        return label;
    }

    static Label line(String text, String icon, String kind) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().addAll("answer-line", "answer-" + kind);
        return label;
    }

    /** Says {@code text} in {@code label}, which takes no room where there is none. */
    static void say(Label label, String text) {
        label.setText(text);
        shown(label, !text.isEmpty());
    }

    /** Shows the items of {@code box} in these words. */
    static <T> void cells(ComboBox<T> box, Function<T, String> words) {
        box.setCellFactory(view -> new WordsCell<>(words));
        box.setButtonCell(new WordsCell<>(words));
    }

    static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** What the environment means before anything is written. */
    String meaning(Environment value, boolean memory, boolean lookOnly) {
        if (lookOnly) {
            return messages.text("connect.environment.lookOnly");
        }
        boolean open = value == Environment.UNKNOWN && memory;
        return messages.text("connect.environment." + (open ? "memory" : value.isProtected() ? "protected" : "open"));
    }

    /** An environment with a spot of its colour. */
    private final class EnvironmentCell extends ListCell<Environment> {
        private final FontIcon spot = new FontIcon("mdmz-stop_circle");

        EnvironmentCell() {
            spot.getStyleClass().add("env-spot");
        }

        @Override
        protected void updateItem(@Nullable Environment item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : messages.text("environment." + item.name()));
            setGraphic(empty || item == null ? null : spot);
            for (Environment each : Environment.values()) {
                PseudoClass kind = PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT));
                spot.pseudoClassStateChanged(kind, each == item);
            }
        }
    }
}
