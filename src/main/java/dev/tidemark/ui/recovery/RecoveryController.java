package dev.tidemark.ui.recovery;

import dev.tidemark.application.Doubts;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.control.Late;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.recovery.RecoveryViewModel.Found;
import dev.tidemark.ui.recovery.RecoveryViewModel.Line;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The screen that says what an interrupted run left behind, and leads to the plans that mend it. */
public final class RecoveryController {
    private static final int MOST_CARDS = 40;

    private final RecoveryViewModel model;
    private final Messages messages;
    private final RecoveryWords words;

    @FXML
    private VBox root;

    @FXML
    private Button back;

    @FXML
    private Label subtitle;

    @FXML
    private Button lookAgain;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox content;

    @FXML
    private VBox loading;

    private Late late = new Late();
    private boolean fresh = true;

    /** With what it shows. */
    public RecoveryController(RecoveryViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        words = new RecoveryWords(messages);
    }

    @FXML
    private void initialize() {
        late = new Late(loading);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.back();
                event.consume();
            }
        });
        model.foundProperty().subscribe(found -> show());
        model.failureProperty().subscribe(failure -> show());
        model.lookingProperty().subscribe(looking -> looking());
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::reveal);
            }
        });
    }

    /** Puts the focus on the suggested way out, or on the way back where there is none. */
    public void focus() {
        Node suggested = content.lookup(".remedy-button.accent");
        Node any = suggested == null ? content.lookup(".remedy-button") : suggested;
        (any == null ? back : any).requestFocus(); // what looks again rests while it is looked
        scroll.setVvalue(0); // reading begins at the top
        fresh = any == null;
    }

    /** What has the focus is in sight. */
    private void reveal(@Nullable Node node) {
        if (node == null || !within(node)) {
            return;
        }
        Bounds bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double height = content.getHeight() - scroll.getViewportBounds().getHeight();
        double top = scroll.getVvalue() * height;
        boolean seen = bounds.getMinY() >= top && bounds.getMaxY() <= top + scroll.getViewportBounds().getHeight();
        if (!seen && height > 0) {
            double middle = bounds.getCenterY() - scroll.getViewportBounds().getHeight() / 2;
            scroll.setVvalue(Math.clamp(middle / height, 0, 1));
        }
    }

    private boolean within(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(content)) {
                return true;
            }
        }
        return false;
    }

    private void looking() {
        boolean looking = model.lookingProperty().get();
        lookAgain.setDisable(looking);
        boolean first = looking && model.foundProperty().get() == null && model.failureProperty().get() == null;
        loading.setVisible(first);
        late.loading(first);
        Found found = model.foundProperty().get();
        subtitle.setText(looking
                ? messages.text("recovery.looking", model.name())
                : found == null
                        ? model.name()
                        : messages.text("recovery.subtitle", model.name(), Times.time(found.at())));
    }

    private void show() {
        content.getChildren().clear();
        Failure failure = model.failureProperty().get();
        if (failure != null) {
            Button retry = new Button(messages.text("recovery.again"));
            retry.setId("retryLook");
            retry.setOnAction(event -> model.again());
            content.getChildren().add(new FailurePanel(messages, failure).with(retry));
        }
        Found found = model.foundProperty().get();
        if (found != null) {
            show(found.doubts(), found.status().server().readOnly());
        }
        looking();
        if (fresh && root.getScene() != null) {
            focus();
        }
    }

    private void show(Doubts doubts, @Nullable String readOnly) {
        boolean mended = model.lineProperty().get() instanceof Line.Mended;
        headline(doubts, mended);
        if (readOnly != null && doubts.any()) {
            content.getChildren().add(DoubtCard.text(messages.text("recovery.readOnly", readOnly), "doubt-meaning"));
        }
        if (!doubts.interrupted().isEmpty() || !doubts.running().isEmpty()) {
            section("recovery.section.story");
            doubts.running().forEach(run -> story(words.story(run, true)));
            doubts.interrupted().forEach(run -> story(words.story(run, false)));
        }
        if (doubts.lock().held()) {
            section("recovery.section.lock");
            content.getChildren().add(new LockPart(doubts, messages, model));
        }
        List<Doubt> revisions = new ArrayList<>(RecoveryWords.open(doubts));
        doubts.revisions().stream().filter(d -> d.classification().agrees()).forEach(revisions::add);
        if (!revisions.isEmpty()) {
            section("recovery.section.revisions");
            revisions.stream().limit(MOST_CARDS).forEach(
                    doubt -> content.getChildren().add(new DoubtCard(doubt, messages, model::mend)));
            int more = revisions.size() - MOST_CARDS;
            if (more > 0) {
                content.getChildren().add(DoubtCard.text(messages.text("recovery.revisions.more", more), "sub-text"));
            }
        }
        if (!doubts.indexes().isEmpty()) {
            section("recovery.section.indexes");
            doubts.indexes().forEach(
                    index -> content.getChildren().add(new IndexCard(index, messages, model::mend)));
        }
    }

    private void headline(Doubts doubts, boolean mended) {
        FontIcon icon = new FontIcon(doubts.any() ? "mdmz-report_problem" : "mdal-check_circle");
        VBox texts = new VBox(
                DoubtCard.text(words.headline(doubts, mended), "recovery-headline"),
                DoubtCard.text(words.explanation(doubts, mended), "recovery-text"));
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox box = new HBox(icon, texts);
        box.setId("recoveryHead");
        box.getStyleClass().add("recovery-head");
        box.pseudoClassStateChanged(PseudoClass.getPseudoClass("agrees"), !doubts.any());
        content.getChildren().add(box);
    }

    private void section(String key) {
        Label heading = new Label(messages.text(key));
        heading.getStyleClass().addAll("section", "recovery-section");
        content.getChildren().add(heading);
    }

    private void story(List<String> sentences) {
        VBox card = new VBox();
        card.getStyleClass().add("doubt-card");
        sentences.forEach(sentence -> card.getChildren().add(DoubtCard.text(sentence, "doubt-line")));
        Button log = new Button(messages.text("recovery.runLog"), new FontIcon("mdal-history"));
        log.getStyleClass().add("small");
        log.setOnAction(event -> model.runLog());
        card.getChildren().add(log);
        content.getChildren().add(card);
    }

    @FXML
    private void back() {
        model.back();
    }

    @FXML
    private void again() {
        fresh = true;
        model.again();
    }
}
