package dev.tidemark.ui.recovery;

import dev.tidemark.application.Doubts;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.ui.control.LockWords;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who holds the changelog lock, whether that session lives, and the plan that releases it. */
final class LockPart extends VBox {
    LockPart(Doubts doubts, Messages messages, RecoveryViewModel model) {
        LockWords words = new LockWords(messages);
        getStyleClass().add("doubt-card");
        setId("recoveryLock");
        Label badge = new Label(words.life(doubts.lock()), new FontIcon(LockWords.icon(doubts.lock())));
        badge.getStyleClass().addAll("badge", "doubt-badge");
        badge.pseudoClassStateChanged(
                PseudoClass.getPseudoClass(doubts.lock().holder().life().name().toLowerCase(Locale.ROOT)), true);
        getChildren().addAll(
                badge, DoubtCard.text(words.who(doubts.lock()), "doubt-title"),
                DoubtCard.text(words.advice(doubts.lock()), "doubt-meaning"));
        Remedy release = doubts.release();
        if (release == null) {
            Button again = new Button(messages.text("recovery.again"));
            again.setId("lookAtLockAgain");
            again.setOnAction(event -> model.again());
            getChildren().add(again);
        } else {
            getChildren().add(DoubtCard.ways(List.of(release), messages, model::mend));
        }
    }
}
