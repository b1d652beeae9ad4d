package dev.tidemark.ui.recovery;

import dev.tidemark.application.Doubts;
import dev.tidemark.domain.deployment.LockHolder.Life;
import dev.tidemark.ui.control.FailureText;
import dev.tidemark.ui.recovery.RecoveryViewModel.Line;
import dev.tidemark.ui.view.Messages;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line above the timeline that says that something is in doubt, and leads to the screen that explains it. */
public final class BannerController {
    private static final PseudoClass CALM = PseudoClass.getPseudoClass("calm");
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private final RecoveryViewModel model;
    private final Messages messages;

    @FXML
    private HBox doubtLine;

    @FXML
    private FontIcon doubtIcon;

    @FXML
    private Label doubtText;

    @FXML
    private Button seeWhatHappened;

    @FXML
    private Button dismissDoubtLine;

    /** With what it tells. */
    public BannerController(RecoveryViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        model.lineProperty().subscribe(this::follow);
    }

    private void follow(Line line) {
        there(doubtLine, !(line instanceof Line.Calm));
        boolean waiting = line instanceof Line.Trouble trouble && waits(trouble.doubts());
        doubtLine.pseudoClassStateChanged(CALM, waiting || line instanceof Line.Unknown);
        doubtLine.pseudoClassStateChanged(GOOD, line instanceof Line.Mended);
        there(seeWhatHappened, !(line instanceof Line.Mended));
        there(dismissDoubtLine, !(line instanceof Line.Trouble));
        switch (line) {
            case Line.Calm calm -> doubtText.setText("");
            case Line.Trouble trouble -> {
                doubtIcon.setIconLiteral(waiting ? "mdmz-play_circle_outline" : "mdmz-report_problem");
                doubtText.setText(said(trouble));
            }
            case Line.Mended mended -> {
                doubtIcon.setIconLiteral("mdal-check_circle");
                doubtText.setText(messages.text("recovery.line.mended"));
            }
            case Line.Unknown unknown -> {
                doubtIcon.setIconLiteral("mdal-help_outline");
                doubtText.setText(messages.text(
                        "recovery.line.unknown", new FailureText(messages).what(unknown.failure())));
            }
        }
    }

    private String said(Line.Trouble trouble) {
        String brief = new RecoveryWords(messages).brief(trouble.doubts());
        return trouble.before() == 0
                ? brief
                : messages.text(
                        "recovery.line.less", trouble.before() - RecoveryViewModel.decisions(trouble.doubts()), brief);
    }

    /** Whether all there is to do is to wait for somebody else's run. */
    private static boolean waits(Doubts doubts) {
        return RecoveryWords.open(doubts).isEmpty()
                && doubts.indexes().isEmpty()
                && doubts.lock().holder().life() == Life.ALIVE;
    }

    private static void there(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    @FXML
    private void show() {
        model.show();
    }

    @FXML
    private void dismiss() {
        model.dismiss();
    }
}
