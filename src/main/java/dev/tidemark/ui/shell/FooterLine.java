package dev.tidemark.ui.shell;

import dev.tidemark.ui.view.Messages;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bottom line of the window: what it is doing, on which server, as whom, with which lock and contexts. */
final class FooterLine {
    private static final double SPINNER = 14;

    private final ShellViewModel model;
    private final Messages messages;
    private final Doing doing;
    private final Where where;

    /**
     * What says what the window is doing.
     *
     * @param activity says it
     * @param cancelWaiting gives up what the database does not answer
     * @param retry tries a lost connection again
     */
    record Doing(Label activity, Button cancelWaiting, Button retry) {}

    /** What says where we are. */
    record Where(Label server, Label user, Button lock, Button contexts) {}

    FooterLine(ShellViewModel model, Messages messages, Doing doing, Where where) {
        this.model = model;
        this.messages = messages;
        this.doing = doing;
        this.where = where;
    }

    /** Follows the model from now on, but for {@link #show}. */
    void follow() {
        doing.activity().textProperty().bind(model.activityProperty());
        model.situation().waitingProperty().subscribe(waiting -> there(doing.cancelWaiting(), waiting));
        model.activityProperty().subscribe(text -> lost());
    }

    /** Shows where we are. */
    void show(Header.Footer footer) {
        text(where.server(), footer.server());
        text(where.user(), footer.user());
        Button lock = where.lock();
        lock.setText(footer.lock());
        lock.getTooltip().setText(footer.lock() + "\n" + messages.text("footer.lock.tip"));
        lock.setVisible(!footer.lock().isEmpty());
        lock.pseudoClassStateChanged(PseudoClass.getPseudoClass("held"), footer.lockHeld());
        where.contexts().setText(footer.contexts());
        there(where.contexts(), !footer.contexts().isEmpty());
        lost();
    }

    private void lost() {
        boolean lost = model.situation().lost();
        there(doing.retry(), lost);
        doing.activity().pseudoClassStateChanged(PseudoClass.getPseudoClass("lost"), lost);
        icon();
    }

    private void icon() {
        boolean open = model.headerProperty().get().environment() != null;
        String well = open ? "mdal-check_circle" : "mdal-info";
        String calm = model.runs().wentWrong() ? "mdal-error" : well;
        String still = model.situation().lost() ? "mdal-cloud_off" : calm;
        String busy = model.running() ? "mdmz-play_circle_outline" : still;
        boolean waiting = model.situation().waitingProperty().get();
        doing.activity().setGraphic(waiting ? spinner() : new FontIcon(busy));
    }

    private static Node spinner() {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setMinSize(SPINNER, SPINNER);
        spinner.setPrefSize(SPINNER, SPINNER);
        return spinner;
    }

    private static void text(Label label, String text) {
        label.setText(text);
        label.setManaged(!text.isEmpty());
    }

    private static void there(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
