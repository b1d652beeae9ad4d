package dev.tidemark.ui.view;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows one card over the screen. Keeps the focus inside; Escape closes it. */
public final class Overlay extends StackPane {
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ScrollPane scroll = new ScrollPane();
    private @Nullable Node focusBefore;

    /** Closed. */
    public Overlay() {
        getStyleClass().add("overlay");
        scroll.getStyleClass().add("card-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        setVisible(false);
        setManaged(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocus);
                scene.addEventFilter(KeyEvent.KEY_PRESSED, this::closeOnEscape);
            }
        });
    }

    private void closeOnEscape(KeyEvent event) {
        if (open.get() && event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    /** Whether a card is shown. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Shows {@code card} with the focus on {@code first}. */
    public void show(Node card, Node first) {
        Scene scene = getScene();
        if (!open.get() && scene != null) {
            focusBefore = scene.getFocusOwner();
        }
        scroll.setContent(card);
        getChildren().setAll(scroll);
        setManaged(true);
        setVisible(true);
        open.set(true);
        // What the pane holds is part of the scene, and takes the focus, only once the pane has its looks.
        applyCss();
        first.requestFocus();
    }

    /** A card is as large as it likes, as far as there is room; then it scrolls. */
    @Override
    protected void layoutChildren() {
        Node card = scroll.getContent();
        if (card != null) {
            Insets around = getInsets();
            double roomWide = getWidth() - around.getLeft() - around.getRight();
            double roomHigh = getHeight() - around.getTop() - around.getBottom();
            double width = snapSizeX(Math.min(card.maxWidth(-1), roomWide));
            double height = snapSizeY(Math.min(card.maxHeight(width), roomHigh));
            scroll.resizeRelocate(
                    snapPositionX(around.getLeft() + (roomWide - width) / 2),
                    snapPositionY(around.getTop() + (roomHigh - height) / 2),
                    width,
                    height);
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    /** Closes it and gives the focus back. */
    public void close() {
        if (!open.get()) {
            return;
        }
        open.set(false);
        setVisible(false);
        setManaged(false);
        scroll.setContent(null);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void keepFocus(@Nullable Node owner) {
        if (!open.get() || getChildren().isEmpty() || owner == null) {
            return;
        }
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == this) {
                return;
            }
        }
        focusFirst(scroll.getContent());
    }

    private static boolean focusFirst(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
            node.requestFocus();
            return true;
        }
        if (node instanceof javafx.scene.Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (focusFirst(child)) {
                    return true;
                }
            }
        }
        return false;
    }
}
