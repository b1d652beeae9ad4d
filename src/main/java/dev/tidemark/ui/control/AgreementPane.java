package dev.tidemark.ui.control;

import dev.tidemark.ui.view.Consent;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What has to be agreed to before something is written: what is lost by name, a tick, or the database's name. */
public final class AgreementPane extends VBox {
    private static final double LOSSES_HEIGHT = 76;
    private static final double COMPACT_HEIGHT = 52;
    private static final double FIELD_WIDTH = 120;

    private final Consent consent;
    private final Messages messages;
    private final Label losses = wrapped("loss-text", "losses");
    private final ScrollPane lossScroll = new ScrollPane(losses);
    private final CheckBox lossTick = new CheckBox();
    private final VBox lossBox = new VBox(lossScroll, lossTick);
    private final CheckBox tick = new CheckBox();
    private final Label typeLabel = wrapped("type-label", "typeLabel");
    private final TextField typed = new TextField();
    private final HBox typeBox = new HBox(10, typeLabel, typed);
    private boolean compact;

    /** For what is asked now; {@link #ask()} shows it when that changed. */
    public AgreementPane(Consent consent, Messages messages) {
        this.consent = consent;
        this.messages = messages;
        getStyleClass().add("agreement");
        lossBox.getStyleClass().add("loss-box");
        lossScroll.getStyleClass().add("loss-scroll");
        lossScroll.setFitToWidth(true);
        lossScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        lossScroll.setMinHeight(0);
        lossScroll.setAccessibleText(messages.text("plan.loss"));
        losses.heightProperty().subscribe(height -> fit(height.doubleValue()));
        lossTick.setId("lossTick");
        lossTick.setText(messages.text("plan.loss.tick"));
        lossTick.setTooltip(new Tooltip(messages.text("plan.loss.tip")));
        for (CheckBox box : List.of(tick, lossTick)) {
            box.setWrapText(true);
            box.setMinHeight(USE_PREF_SIZE);
        }
        tick.setId("tick");
        tick.setTooltip(new Tooltip(messages.text("plan.tick.tip")));
        typed.setId("typed");
        typed.setPrefColumnCount(16);
        typed.setTooltip(new Tooltip(messages.text("plan.type.tip")));
        typed.setMinWidth(FIELD_WIDTH);
        typeLabel.setLabelFor(typed);
        typeLabel.setMinWidth(0);
        typeBox.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(typeLabel, Priority.SOMETIMES);
        tick.selectedProperty().bindBidirectional(consent.tickedProperty());
        lossTick.selectedProperty().bindBidirectional(consent.lossTickedProperty());
        typed.textProperty().bindBidirectional(consent.typedProperty());
        getChildren().addAll(lossBox, tick, typeBox);
        ask();
    }

    /** As high as what is lost needs, and no higher than leaves room for reading. */
    private void fit(double height) {
        double most = compact ? COMPACT_HEIGHT : LOSSES_HEIGHT;
        double wanted = Math.min(most, height + 2);
        lossScroll.setPrefHeight(wanted);
        lossScroll.setMinHeight(wanted);
        lossScroll.setMaxHeight(wanted);
        lossScroll.setFocusTraversable(height > most);
    }

    /** In a low window, three lines of what is lost are shown at a time, so that there is room for reading. */
    public void compact(boolean low) {
        if (low != compact) {
            compact = low;
            fit(losses.getHeight());
        }
    }

    /** Shows what is asked now. */
    public void ask() {
        shown(tick, consent.kind() == Consent.Kind.TICK);
        tick.setText(messages.text("plan.tick", consent.database()));
        shown(typeBox, consent.kind() == Consent.Kind.TYPED_NAME);
        typeLabel.setText(messages.text("plan.type.name", consent.database()));
        typed.setAccessibleText(typeLabel.getText());
        shown(lossBox, !consent.losses().isEmpty());
        losses.setText(
                messages.text("plan.loss.sentence", consent.losses().size()) + " "
                        + String.join(" ", consent.losses()));
    }

    /** Runs {@code action} when Enter is pressed in the field for the name. */
    public void onEnter(Runnable action) {
        typed.setOnAction(event -> action.run());
    }

    /** Puts the focus on the first thing that is still missing; whether there was one. */
    public boolean focusMissing() {
        Node missing = lossBox.isVisible() && !lossTick.isSelected()
                ? lossTick
                : tick.isVisible() && !tick.isSelected() ? tick : typeBox.isVisible() ? typed : null;
        if (missing == null || consent.agreedProperty().get()) {
            return false;
        }
        missing.requestFocus();
        return true;
    }

    private static Label wrapped(String style, String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
