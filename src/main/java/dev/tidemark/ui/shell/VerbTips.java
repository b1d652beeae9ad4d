package dev.tidemark.ui.shell;

import dev.tidemark.ui.shell.Header.Verb;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/** Says what a verb does, or why it cannot be done now: a button that is out of order would say neither. */
final class VerbTips {
    private final ShellViewModel model;
    private final Messages messages;
    private final Map<Verb, Button> buttons;
    private final Map<Verb, Tooltip> tips;

    /** For buttons that lie in one pane. Each gets a place of its own, which notices the mouse when the button does not. */
    VerbTips(ShellViewModel model, Messages messages, Map<Verb, Button> buttons) {
        this.model = model;
        this.messages = messages;
        this.buttons = Map.copyOf(buttons);
        this.tips = new EnumMap<>(Verb.class);
        buttons.forEach((verb, button) -> tips.put(verb, new Tooltip()));
        buttons.values().forEach(VerbTips::wrap);
    }

    private static void wrap(Button button) {
        if (button.getParent() instanceof Pane pane) {
            ObservableList<Node> row = pane.getChildren();
            List<Node> now = new ArrayList<>(row);
            StackPane place = new StackPane();
            place.managedProperty().bind(button.managedProperty());
            place.visibleProperty().bind(button.visibleProperty());
            now.set(now.indexOf(button), place);
            row.setAll(now);
            place.getChildren().add(button);
        }
    }

    /** The header is another one now. */
    void show() {
        Collection<Verb> verbs = model.headerProperty().get().verbs();
        buttons.forEach((verb, button) -> {
            Tooltip tip = tips.get(verb);
            Node place = button.getParent();
            String why = verbs.contains(verb) ? "" : model.situation().whyNot(verb);
            if (tip != null && place != null) {
                tip.setText(why);
                Tooltip.uninstall(place, tip);
                if (!why.isEmpty()) {
                    Tooltip.install(place, tip);
                }
            }
            button.setAccessibleHelp(why.isEmpty() ? messages.text(key(verb)) : why);
        });
    }

    private static String key(Verb verb) {
        return switch (verb) {
            case REFRESH -> "verb.refresh.tip";
            case APPLY -> "verb.apply.tip";
            case ROLL_BACK -> "verb.rollBack.tip";
            case MARK -> "verb.mark.tip";
            case COMPARE -> "verb.compare.tip";
            case REVISION -> "verb.revision.tip";
            default -> "verb.tag.tip";
        };
    }
}
