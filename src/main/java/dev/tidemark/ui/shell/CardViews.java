package dev.tidemark.ui.shell;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.ui.contexts.ContextsController;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.lock.LockController;
import dev.tidemark.ui.plan.HowController;
import dev.tidemark.ui.plan.TrialController;
import dev.tidemark.ui.target.TagController;
import dev.tidemark.ui.target.TargetController;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Overlay;
import dev.tidemark.ui.view.Parts;
import dev.tidemark.ui.view.ViewLoader;
import dev.tidemark.ui.view.Wrapping;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the views of what lies over the screen. */
final class CardViews {
    private static final double WIDTH = 520;

    private final ShellViewModel model;
    private final Messages messages;
    private final ViewLoader loader;
    private final List<MenuEntry.Group> menus;

    CardViews(ShellViewModel model, Messages messages, List<MenuEntry.Group> menus) {
        this.model = model;
        this.messages = messages;
        this.menus = menus;
        this.loader = new ViewLoader(messages);
    }

    /** Shows {@code card} on {@code overlay}. */
    void show(Card card, Overlay overlay) {
        switch (card) {
            case Card.ChooseTarget choose -> {
                TargetController controller = new TargetController(choose.model(), messages);
                Parent node = loader.load(controller);
                overlay.show(node, controller.first());
            }
            case Card.NameTag name -> {
                TagController controller = new TagController(name.model(), messages);
                Parent node = loader.load(controller);
                overlay.show(node, controller.first());
            }
            case Card.Contexts contexts -> {
                ContextsController controller = new ContextsController(contexts.model(), messages);
                Parent node = loader.load(controller);
                overlay.show(node, controller.first());
            }
            case Card.Lock lock -> {
                LockController controller = new LockController(lock.model(), messages);
                Parent node = loader.load(controller);
                overlay.show(node, controller.first());
            }
            case Card.HowItRuns how -> {
                HowController controller = new HowController(how.draft(), messages);
                Parent node = loader.load(controller);
                overlay.show(node, controller.first());
            }
            case Card.TrialRun trial -> {
                TrialController controller = new TrialController(trial.draft(), messages);
                Parent node = loader.load(controller);
                overlay.show(node, controller.first());
            }
            case Card.Problem problem ->
                panel(overlay, messages.text("card.problem"), new FailurePanel(messages, problem.failure()));
            case Card.Keys keys -> keys(overlay);
            case Card.About about -> about(overlay);
            case Card.ResetDemo reset -> resetDemo(reset, overlay);
            case Card.StillRunning running -> stillRunning(running, overlay);
        }
    }

    private void stillRunning(Card.StillRunning running, Overlay overlay) {
        String names = running.where().stream().map(c -> c.workspace().name()).collect(Collectors.joining(", "));
        boolean nothing = model.runs().allOrNothing(running.where());
        Label text = new Label(
                messages.text(nothing ? "card.running.text.nothing" : "card.running.text", running.where().size(),
                        names));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button after = choice("runAfter", "card.running.after");
        after.setOnAction(
                e -> model.departures().stopRuns(running.where(), CancelToken.Wish.AFTER_REVISION, running.then()));
        String key = model.runs().askedNow(running.where()) ? "card.running.cut" : "card.running.now";
        Button now = choice("card.running.cut".equals(key) ? "runCut" : "runNow", key);
        now.getStyleClass().addAll("danger", "button-outlined");
        now.setOnAction(e -> model.departures().stopRuns(running.where(), CancelToken.Wish.NOW, running.then()));
        VBox body = new VBox(text, after, meaning("card.running.after"), now, meaning(key));
        body.getStyleClass().add("card-choices");
        String title = messages.text("card.running", running.where().size());
        panel(overlay, title, messages.text("card.running.keep"), body);
    }

    private Button choice(String id, String key) {
        Button button = new Button(messages.text(key));
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setAccessibleHelp(messages.text(key + ".tip"));
        return button;
    }

    private Label meaning(String key) {
        Label label = new Label(messages.text(key + ".tip"));
        label.getStyleClass().addAll("sub-text", "choice-meaning");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void resetDemo(Card.ResetDemo reset, Overlay overlay) {
        Label text = new Label(messages.text("card.reset.text", reset.connection().workspace().name()));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button anew = new Button(messages.text("card.reset.do"));
        anew.setId("resetDemo");
        anew.getStyleClass().add("accent");
        anew.setOnAction(event -> model.resetDemo(reset.connection()));
        panel(overlay, messages.text("card.reset"), messages.text("cancel"), text, anew);
    }

    private void keys(Overlay overlay) {
        KeySheet sheet = new KeySheet(messages, menus);
        panel(overlay, messages.text("card.keys"), sheet);
        sheet.first().requestFocus();
    }

    private void about(Overlay overlay) {
        Parts parts = Parts.here();
        Button copy = new Button(messages.text("copy"), new FontIcon("mdal-content_copy"));
        copy.setTooltip(new Tooltip(messages.text("about.copy.tip")));
        copy.setOnAction(event -> Clip.copy(parts.text()));
        panel(overlay, messages.text("card.about"), messages.text("close"), new AboutPanel(messages, parts), copy);
    }

    private void panel(Overlay overlay, String title, Node body) {
        panel(overlay, title, messages.text("close"), body);
    }

    private void panel(Overlay overlay, String title, String stay, Node body, Button... more) {
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        Button close = new Button(stay);
        close.setId("closeCard");
        close.setCancelButton(true);
        close.setTooltip(new Tooltip(messages.text("close.tip")));
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> model.closeOverlay());
        Wrapping buttons = new Wrapping();
        buttons.getChildren().addAll(more);
        buttons.getChildren().add(close);
        buttons.getStyleClass().add("card-buttons");
        VBox card = new VBox(heading, body, buttons);
        card.getStyleClass().addAll("card", "panel-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        overlay.show(card, close);
    }
}
