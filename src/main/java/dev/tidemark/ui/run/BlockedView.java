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

/** Who stands in the way of the statement that runs, and when it is tried again. Not there while nobody does. */
public final class BlockedView extends HBox {
    private static final int MOST = 3;

    private final VBox texts = new VBox();
    private final Label attempt = new Label();

    /** Not there yet. */
    public BlockedView() {
        setId("blocked");
        getStyleClass().addAll("notice", "blocked");
        texts.getStyleClass().add("notice-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        attempt.setId("attempt");
        attempt.getStyleClass().add("wait-attempt");
        attempt.setWrapText(true);
        attempt.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(new FontIcon("mdal-hourglass_empty"), texts);
        setAccessibleRole(AccessibleRole.TEXT);
        shown(false);
    }

    /** Follows {@code live} from now on. */
    void show(LiveViewModel live, Messages messages) {
        attempt.textProperty().bind(live.attemptProperty());
        Runnable follow = () -> show(live.blockingProperty().get(), live.pausedProperty().get(), messages);
        live.blockingProperty().subscribe(follow);
        live.pausedProperty().subscribe(follow);
        live.heldUpProperty().subscribe(follow);
        live.attemptProperty().subscribe((before, now) -> {
            if (before.isEmpty() != now.isEmpty()) {
                follow.run();
            }
        });
    }

    private void show(List<BlockingSession> sessions, boolean paused, Messages messages) {
        texts.getChildren().clear();
        boolean tries = !attempt.getText().isEmpty();
        if (paused && sessions.isEmpty()) {
            add("notice-text", messages.text("run.wait.somebody"));
        }
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
        boolean there = paused || !sessions.isEmpty();
        if (there && tries) {
            texts.getChildren().add(attempt);
        }
        if (there) {
            add("sub-text", messages.text(paused ? "run.wait.text" : "run.blocked.text"));
        }
        String who = sessions.isEmpty()
                ? messages.text("run.wait.somebody")
                : messages.text("run.blocked", RunWords.blocked(sessions.getFirst(), messages));
        setAccessibleText(who + " " + attempt.getText());
        shown(there);
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
