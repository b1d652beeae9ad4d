package dev.tidemark.ui.shell;

import dev.tidemark.ui.view.Messages;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the top and the bottom of the window say: where we are, what can be done, and what the window is doing. */
final class Situation {
    private final OpenConnections open;
    private final Runs runs;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Header> header;
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();

    /** Follows what is shown and what runs. */
    Situation(OpenConnections open, Runs runs, Messages messages) {
        this.open = open;
        this.runs = runs;
        this.messages = messages;
        header = new ReadOnlyObjectWrapper<>(Header.of(null, false, messages));
        runs.changed(this::look);
        open.screenProperty().subscribe(now -> look());
        open.currentProperty().subscribe(now -> look());
    }

    /** Looks again at what is shown and says it. */
    void look() {
        Connection shown = open.shown();
        header.set(Header.of(shown, open.screenProperty().get() instanceof Screen.Timeline, messages));
        boolean slow = shown != null
                && !runs.going().contains(shown)
                && shown.workspace().tasks().slowProperty().get();
        waiting.set(slow);
        String said = runs.said(messages);
        if (!slow && !said.isEmpty()) {
            activity.set(said);
        } else if (!slow && lost() && shown != null) {
            activity.set(messages.text("footer.lost", shown.watch().asOf()));
        } else {
            // A timeline that is read again shows what it has; words that come and go would only flicker.
            boolean reading = shown != null && shown.status() == null && shown.timeline().busyProperty().get();
            String state = slow ? "footer.waiting" : reading ? "footer.reading" : "footer.connected";
            activity.set(messages.text(shown == null ? "footer.nothing" : state));
        }
    }

    /** Says what the window is doing, until it is looked at again. */
    void say(String text) {
        activity.set(text);
    }

    /** Why a verb cannot be done where we are, in words; empty where it can. */
    String whyNot(Header.Verb verb) {
        String why = Header.whyNot(open.shown(), verb, messages);
        boolean elsewhere = !(open.screenProperty().get() instanceof Screen.Timeline);
        return why.isEmpty() && elsewhere ? messages.text("verb.why.elsewhere") : why;
    }

    /** Whether the connection that is shown is lost. */
    boolean lost() {
        Connection shown = open.shown();
        return shown != null && shown.watch().lost();
    }

    /** Whether the person chose that nothing is written to the database that is shown. */
    boolean lookOnly() {
        Connection shown = open.shown();
        return shown != null && shown.workspace().database().connection().lookOnly();
    }

    /** Whether the database that is shown keeps a person waiting. */
    ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Header> headerProperty() {
        return header.getReadOnlyProperty();
    }

    ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }
}
