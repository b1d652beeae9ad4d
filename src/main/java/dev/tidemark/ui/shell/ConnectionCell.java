package dev.tidemark.ui.shell;

import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.run.RunViewModel;
import dev.tidemark.ui.timeline.TimelineViewModel;
import dev.tidemark.ui.view.Messages;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** An open database in the list on the left. */
final class ConnectionCell extends ListCell<Connection> {
    private static final PseudoClass ERR = PseudoClass.getPseudoClass("err");

    private final Messages messages;
    private final Runs runs;
    private final Label name = new Label();
    private final Label sub = new Label();
    private final Label count = new Label();
    private final Label badge = new Label();
    private final FontIcon badgeIcon = new FontIcon("mdmz-play_circle_outline");
    private final HBox box = new HBox();

    ConnectionCell(Messages messages, Runs runs) {
        this.messages = messages;
        this.runs = runs;
        badge.getStyleClass().add("run-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        badge.setGraphic(badgeIcon);
        runs.changed(this::badge);
        FontIcon icon = new FontIcon("mdmz-storage");
        icon.getStyleClass().add("db-icon");
        name.getStyleClass().add("value");
        sub.getStyleClass().addAll("sub-text", "value");
        count.getStyleClass().add("count-pill");
        count.setMinWidth(USE_PREF_SIZE);
        VBox texts = new VBox(name, sub);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("conn-box");
        box.getChildren().addAll(icon, texts, badge, count);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Connection connection, boolean empty) {
        super.updateItem(connection, empty);
        if (empty || connection == null) {
            setGraphic(null);
            return;
        }
        Status status = connection.status();
        boolean failed = connection.timeline().stateProperty().get() == TimelineViewModel.State.FAILED;
        name.setText(connection.workspace().name());
        String environment = messages.text("environment." + connection.workspace().environment().name());
        sub.setText(status == null ? environment : status.server().product() + " · " + environment);
        count.setText(String.valueOf(connection.pending()));
        count.setVisible(connection.pending() > 0);
        count.setManaged(connection.pending() > 0);
        pseudoClassStateChanged(ERR, failed);
        for (Environment each : Environment.values()) {
            PseudoClass kind = PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT));
            pseudoClassStateChanged(kind, each == connection.workspace().environment());
        }
        badge();
        setAccessibleText(messages.text("connections.spoken", name.getText(), sub.getText(), connection.pending()));
        setGraphic(box);
    }

    /** What runs there, or how it ended. */
    private void badge() {
        Connection connection = getItem();
        RunViewModel run = connection == null ? null : runs.of(connection);
        badge.setVisible(run != null);
        badge.setManaged(run != null);
        if (run == null || connection == null) {
            return;
        }
        RunOutcome outcome = run.outcomeProperty().get();
        badge.setText(outcome == null ? messages.text("run.badge", run.stepsDone(), run.steps().size()) : "");
        badgeIcon.setIconLiteral(
                outcome == null
                        ? "mdmz-play_circle_outline"
                        : outcome.result() == RunOutcome.Result.COMPLETED ? "mdal-check_circle" : "mdal-error");
        for (RunOutcome.Result result : RunOutcome.Result.values()) {
            badge.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(result.word()), outcome != null && outcome.result() == result);
        }
        boolean going = outcome == null;
        count.setVisible(!going && connection.pending() > 0);
        count.setManaged(count.isVisible());
    }
}
