package dev.tidemark.ui.plan;

import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.foresight.ReviewedPlan;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** The facts that stay in sight: where, for what, which way, how much, and which plan exactly. */
final class PlanFacts {
    private final PlanViewModel model;
    private final Messages messages;

    PlanFacts(PlanViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    List<Node> nodes(Plan plan) {
        List<Node> nodes = new ArrayList<>();
        ServerIdentity server = model.server();
        nodes.add(fact("mdmz-storage", messages.text("plan.fact.database", model.database(),
                server == null ? "" : server.product() + " " + server.version())));
        nodes.add(fact("mdal-label", messages.text("environment." + model.environment().name())));
        nodes.add(fact("mdmz-swap_vert", messages.text(
                "plan.fact." + (plan.request().verb().mends() ? "mend" : plan.direction().word()))));
        nodes.add(fact("mdal-list", messages.text("plan.fact.count", plan.steps().size(), plan.statementCount())));
        String value = ReviewedPlan.of(plan).word();
        Button fingerprint = new Button(
                messages.text("plan.fact.fingerprint", plan.fingerprint().statements()),
                new FontIcon("mdal-fingerprint"));
        fingerprint.setId("copyFingerprint");
        fingerprint.getStyleClass().addAll("flat", "small", "fact-button");
        fingerprint.setTooltip(new Tooltip(messages.text("plan.fingerprint.tip") + "\n" + value));
        fingerprint.setOnAction(event -> Clip.copy(value));
        nodes.add(fingerprint);
        return nodes;
    }

    private static Label fact(String icon, String text) {
        Label label = new Label(text, new FontIcon(icon));
        label.getStyleClass().add("plan-fact");
        return label;
    }
}
