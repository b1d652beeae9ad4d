package dev.tidemark.ui.run;

import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who stands in the way of the statement that runs. Not there while nobody does. */
public final class BlockedView extends HBox {
    private static final int MOST = 3;

    private final VBox texts = new VBox();

    /** Not there yet. */
    public BlockedView() {
        setId("blocked");
        getStyleClass().addAll("notice", "blocked");
        texts.getStyleClass().add("notice-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(new FontIcon("mdal-hourglass_empty"), texts);
        setAccessibleRole(AccessibleRole.TEXT);
        shown(false);
    }

    /** Follows {@code live} from now on. */
    void show(LiveViewModel live, Messages messages) {
        live.blockingProperty().subscribe(sessions -> show(sessions, messages));
    }

    private void show(List<BlockingSession> sessions, Messages messages) {
        texts.getChildren().clear();
        for (BlockingSession session : sessions.subList(0, Math.min(MOST, sessions.size()))) {
            add("notice-text", messages.text("run.blocked", RunWords.blocked(session, messages)));
            if (!session.query().isEmpty()) {
                Label query = add("blocked-query", session.query().replaceAll("\\s+", " ").strip());
                query.setWrapText(false);
            }
        }
        if (sessions.size() > MOST) {
            add("sub-text", messages.text("run.blocked.more", sessions.size() - MOST));
        }
        if (!sessions.isEmpty()) {
            add("sub-text", messages.text("run.blocked.text"));
            setAccessibleText(messages.text("run.blocked", RunWords.blocked(sessions.getFirst(), messages)));
        }
        shown(!sessions.isEmpty());
    }

    private Label add(String style, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        texts.getChildren().add(label);
        return label;
    }

    private void shown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }
}
