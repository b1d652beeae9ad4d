package dev.tidemark.ui.shell;

import dev.tidemark.application.Status;
import dev.tidemark.ui.timeline.TimelineViewModel;
import dev.tidemark.ui.view.Messages;
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
    private final Label name = new Label();
    private final Label sub = new Label();
    private final Label count = new Label();
    private final HBox box = new HBox();

    ConnectionCell(Messages messages) {
        this.messages = messages;
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
        box.getChildren().addAll(icon, texts, count);
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
        setAccessibleText(messages.text("connections.spoken", name.getText(), sub.getText(), connection.pending()));
        setGraphic(box);
    }
}
