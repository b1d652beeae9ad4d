package dev.tidemark.ui.timeline;

import dev.tidemark.application.Status;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Moves the line of the current position with the mouse and with keys. */
final class LiftGestures {
    private static final PseudoClass LIFTING = PseudoClass.getPseudoClass("lifting");
    private static final double BEGINS_AFTER = 4;
    private static final double EDGE = 40;
    private static final double FASTEST = 22;
    private static final Duration BEFORE_COUNTING = Duration.millis(180);
    private static final Duration REFUSAL_STAYS = Duration.seconds(7);

    private final TimelineViewModel model;
    private final LiftViewModel lifting;
    private final ListView<TimelineRow> list;
    private final RowsView rows;
    private final LiftView view;
    private final PauseTransition counting = new PauseTransition(BEFORE_COUNTING);
    private final PauseTransition refusal = new PauseTransition(REFUSAL_STAYS);
    private double pressedAt = Double.NaN;
    private double mouseAt = Double.NaN;

    /** Looks at every pulse where the line is now, because the list scrolls below it. */
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };

    LiftGestures(TimelineViewModel model, ListView<TimelineRow> list, RowsView rows, LiftView view) {
        this.model = model;
        this.lifting = model.lifting();
        this.list = list;
        this.rows = rows;
        this.view = view;
        counting.setOnFinished(event -> lifting.count());
        refusal.setOnFinished(event -> {
            if (!lifting.lifted()) {
                lifting.cancel();
            }
        });
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.focusedProperty().subscribe(focused -> {
            if (!focused && lifting.lifted()) {
                lifting.cancel();
            }
        });
        lifting.liftProperty().subscribe(this::held);
        lifting.countProperty().subscribe(count -> {
            Lift lift = lifting.liftProperty().get();
            if (lift != null) {
                view.count(lift, count);
            }
        });
        lifting.refusalProperty().subscribe(this::refused);
    }

    /** Takes the line into the hand, to be moved with keys. */
    void lift() {
        list.requestFocus();
        mouseAt = Double.NaN;
        if (!lifting.lifted() && model.lift()) {
            follow();
        }
    }

    private void held(@Nullable Lift lift) {
        list.pseudoClassStateChanged(LIFTING, lift != null);
        if (lift == null) {
            timer.stop();
            counting.stop();
            view.setVisible(false);
            pressedAt = Double.NaN;
            mouseAt = Double.NaN;
        } else {
            view.show(lift, lifting.countProperty().get(), !Double.isNaN(mouseAt));
            view.place(rows.y(lift.stop().at()));
            counting.playFromStart();
            timer.start();
        }
    }

    private void refused(LiftViewModel.@Nullable Refusal why) {
        if (why != null) {
            Status status = model.statusProperty().get();
            view.refuse(why, status == null ? null : status.server().readOnly());
            refusal.playFromStart();
        } else if (!lifting.lifted()) {
            view.setVisible(false);
        }
    }

    private void pressed(MouseEvent event) {
        if (lifting.lifted() || lifting.refusalProperty().get() != null) {
            lifting.cancel();
        }
        pressedAt = Double.NaN;
        if (event.getButton() == MouseButton.PRIMARY && onTheLine(event.getTarget())) {
            pressedAt = y(event);
            list.requestFocus();
            event.consume();
        }
    }

    private void dragged(MouseEvent event) {
        if (Double.isNaN(pressedAt)) {
            return;
        }
        event.consume();
        if (!lifting.lifted() && Math.abs(y(event) - pressedAt) > BEGINS_AFTER) {
            mouseAt = y(event);
            if (!model.lift()) {
                pressedAt = Double.NaN;
                return;
            }
        }
        if (lifting.lifted()) {
            mouseAt = y(event);
            lifting.over(rows.at(mouseAt));
        }
    }

    private void released(MouseEvent event) {
        if (!Double.isNaN(pressedAt)) {
            event.consume();
            if (lifting.lifted()) {
                lifting.drop();
            }
        }
        pressedAt = Double.NaN;
    }

    private void key(KeyEvent event) {
        if (lifting.lifted()) {
            move(event);
        } else if (event.getCode() == KeyCode.ESCAPE && lifting.refusalProperty().get() != null) {
            lifting.cancel();
            event.consume();
        } else if (event.getCode() == KeyCode.P && plain(event)) {
            lift();
            event.consume();
        } else if (event.isControlDown() && !event.isShiftDown() && !event.isAltDown() && steps(event.getCode())) {
            lift();
            lifting.step(event.getCode() == KeyCode.UP ? -1 : 1);
            follow();
            event.consume();
        }
    }

    private static boolean steps(KeyCode code) {
        return code == KeyCode.UP || code == KeyCode.DOWN;
    }

    private static boolean plain(KeyEvent event) {
        return !event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && !event.isShiftDown();
    }

    private void move(KeyEvent event) {
        switch (event.getCode()) {
            case UP, KP_UP -> lifting.step(-1);
            case DOWN, KP_DOWN -> lifting.step(1);
            case PAGE_UP -> lifting.step(-rows.page());
            case PAGE_DOWN -> lifting.step(rows.page());
            case HOME -> lifting.step(-model.rows().size());
            case END -> lifting.step(model.rows().size());
            case ENTER -> lifting.drop();
            case ESCAPE -> putBack();
            default -> {
                return;
            }
        }
        event.consume();
        follow();
    }

    /** Back to where it belongs, and that is seen. */
    private void putBack() {
        lifting.cancel();
        rows.reveal(rows.indexOf(TimelineRow.Position.class));
    }

    private void follow() {
        Lift lift = lifting.liftProperty().get();
        if (lift != null) {
            rows.follow(lift.stop().at());
        }
    }

    private void pulse() {
        Lift lift = lifting.liftProperty().get();
        if (lift != null) {
            double beyond = Double.isNaN(mouseAt) ? 0 : beyondTheEdge();
            if (beyond != 0) {
                rows.scrollBy(Math.clamp(beyond / 2, -FASTEST, FASTEST));
                lifting.over(rows.at(Math.clamp(mouseAt, 0, list.getHeight())));
            }
            view.place(rows.y(lift.stop().at()));
        }
    }

    /** How far the mouse is in the strips at the edges that scroll; negative at the top. */
    private double beyondTheEdge() {
        double bottom = list.getHeight() - EDGE;
        return mouseAt < EDGE ? mouseAt - EDGE : mouseAt > bottom ? mouseAt - bottom : 0;
    }

    private double y(MouseEvent event) {
        return list.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
    }

    private static boolean onTheLine(Object target) {
        for (Node at = target instanceof Node node ? node : null; at != null; at = at.getParent()) {
            if (at instanceof TimelineCell cell) {
                return cell.getItem() instanceof TimelineRow.Position;
            }
        }
        return false;
    }
}
