package dev.tidemark.ui.recovery;

import dev.tidemark.domain.recovery.InvalidIndex;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** An index whose building failed, and the plan that drops it. */
final class IndexCard extends VBox {
    IndexCard(InvalidIndex index, Messages messages, Consumer<Remedy> chosen) {
        getStyleClass().add("doubt-card");
        Label badge = new Label(messages.text("recovery.badge.INDEX"), new FontIcon("mdmz-report_problem"));
        badge.getStyleClass().addAll("badge", "doubt-badge");
        String name = index.name().toString();
        getChildren().addAll(
                badge, DoubtCard.text(messages.text("recovery.index", name, index.table().toString()), "doubt-title"),
                DoubtCard.text(messages.text("recovery.index.text"), "doubt-meaning"));
        Remedy remedy = index.remedy();
        if (remedy == null) {
            getChildren().add(DoubtCard.text(messages.text("recovery.index.none"), "doubt-line"));
        } else {
            getChildren().add(DoubtCard.ways(List.of(remedy), messages, chosen));
        }
    }
}
