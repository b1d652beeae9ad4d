package dev.tidemark.ui.shell;

import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.lock.LockController;
import dev.tidemark.ui.target.TagController;
import dev.tidemark.ui.target.TargetController;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Overlay;
import dev.tidemark.ui.view.Parts;
import dev.tidemark.ui.view.ViewLoader;
import dev.tidemark.ui.view.Wrapping;
import java.util.List;
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
            case Card.Lock lock -> {
                LockController controller = new LockController(lock.model(), messages);
                Parent node = loader.load(controller);
                overlay.show(node, controller.first());
            }
            case Card.Problem problem ->
                panel(overlay, messages.text("card.problem"), new FailurePanel(messages, problem.failure()));
            case Card.Keys keys -> keys(overlay);
            case Card.About about -> about(overlay);
            case Card.StillRunning running -> stillRunning(overlay);
        }
    }

    private void stillRunning(Overlay overlay) {
        Label text = new Label(messages.text("card.running.text"));
        text.setWrapText(true);
        Button stop = new Button(messages.text("run.cancel.after"));
        stop.setTooltip(new Tooltip(messages.text("run.cancel.after.tip")));
        stop.setOnAction(event -> model.stopRun());
        panel(overlay, messages.text("card.running"), text, stop);
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
        panel(overlay, messages.text("card.about"), new AboutPanel(messages, parts), copy);
    }

    private void panel(Overlay overlay, String title, Node body, Button... more) {
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        Button close = new Button(messages.text("close"));
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
        card.getStyleClass().add("card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        overlay.show(card, close);
    }
}
