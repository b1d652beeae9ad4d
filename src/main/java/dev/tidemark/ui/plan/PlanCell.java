package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.ui.control.SqlFlow;
import dev.tidemark.ui.control.WrappedCell;
import dev.tidemark.ui.view.Messages;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the plan. */
final class PlanCell extends WrappedCell<PlanRow> {
    private static final PseudoClass HISTORY = PseudoClass.getPseudoClass("history");
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");

    private final Messages messages;
    private final PlanWords words;
    private final IntConsumer toggleHistory;
    private final StackPane content = new StackPane();

    private final Label number = new Label();
    private final Label title = new Label();
    private final Label sub = new Label();
    private final Label kind = new Label();
    private final Label oneWay = new Label();
    private final HBox head = new HBox();

    private final FontIcon remarkIcon = new FontIcon("mdal-info");
    private final Label remarkText = new Label();
    private final HBox remark = new HBox(remarkIcon, remarkText);

    private final Label lineNumber = new Label();
    private final SqlFlow flow = new SqlFlow();
    private final HBox line = new HBox(lineNumber, flow);

    private final Label values = new Label();
    private final Button history = new Button();
    private final HBox historyBox = new HBox(history);

    PlanCell(Messages messages, IntConsumer toggleHistory) {
        this.messages = messages;
        this.words = new PlanWords(messages);
        this.toggleHistory = toggleHistory;
        getStyleClass().add("plan-cell");
        content.setAlignment(Pos.TOP_LEFT);
        buildHead();
        remark.getStyleClass().add("plan-remark");
        remarkText.setWrapText(true);
        remarkText.setMinHeight(USE_PREF_SIZE);
        remarkText.setMinWidth(0);
        HBox.setHgrow(remarkText, Priority.ALWAYS);
        line.getStyleClass().add("plan-line");
        lineNumber.getStyleClass().add("line-number");
        HBox.setHgrow(flow, Priority.ALWAYS);
        flow.setMinWidth(0);
        values.getStyleClass().add("plan-values");
        values.setWrapText(true);
        history.getStyleClass().addAll("flat", "small");
        historyBox.getStyleClass().add("plan-history");
    }

    private void buildHead() {
        head.getStyleClass().add("plan-head");
        head.setAlignment(Pos.CENTER_LEFT);
        number.getStyleClass().add("step-number");
        title.getStyleClass().add("title-text");
        title.setWrapText(true);
        sub.getStyleClass().add("sub-text");
        VBox texts = new VBox(title, sub);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        kind.getStyleClass().add("badge");
        kind.setMinWidth(USE_PREF_SIZE);
        oneWay.getStyleClass().addAll("badge", "one-way");
        oneWay.setMinWidth(USE_PREF_SIZE);
        oneWay.setText(messages.text("plan.oneWay"));
        head.getChildren().addAll(number, texts, oneWay, kind);
    }

    @Override
    protected Region content() {
        return content;
    }

    @Override
    protected void updateItem(@Nullable PlanRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(HISTORY, row instanceof PlanRow.Line sql && sql.history());
        pseudoClassStateChanged(HEAD, row instanceof PlanRow.Head || row instanceof PlanRow.Setup);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        Node shown = switch (row) {
            case PlanRow.Setup setup ->
                head("", messages.text("plan.setup"), messages.text("plan.setup.text", setup.count()));
            case PlanRow.Head step -> step(step);
            case PlanRow.Remark what -> remark(what);
            case PlanRow.Line sql -> line(sql);
            case PlanRow.Values what -> values(what);
            case PlanRow.History fold -> history(fold);
        };
        content.getChildren().setAll(shown);
        setGraphic(content);
    }

    private Node step(PlanRow.Head row) {
        Step step = row.step();
        head(String.valueOf(row.number()), step.title(), step.revision().id() + "  ·  " + step.revision().path());
        kind.setText(words.kind(step));
        shown(kind, true);
        shown(oneWay, step.kind() == StepKind.APPLY && !step.conditions().reversibility().reversible());
        setAccessibleText(messages.text("plan.step.spoken", row.number(), words.kind(step), step.title()));
        return head;
    }

    private Node head(String count, String name, String below) {
        number.setText(count);
        shown(number, !count.isEmpty());
        title.setText(name);
        sub.setText(below);
        shown(kind, false);
        shown(oneWay, false);
        setAccessibleText(name);
        return head;
    }

    private Node remark(PlanRow.Remark what) {
        String icon = switch (what.weight()) {
            case LOSS -> "mdal-delete_forever";
            case WARNING -> "mdmz-warning";
            case NOTE -> "mdal-info";
        };
        remarkIcon.setIconLiteral(icon);
        remarkText.setText(what.text());
        for (PlanRow.Weight weight : PlanRow.Weight.values()) {
            remark.pseudoClassStateChanged(PseudoClass.getPseudoClass(weight.name().toLowerCase(java.util.Locale.ROOT)),
                    weight == what.weight());
        }
        setAccessibleText(what.text());
        return remark;
    }

    private Node line(PlanRow.Line sql) {
        lineNumber.setText(sql.number() > 0 ? String.valueOf(sql.number()) : "");
        flow.show(sql.tokens());
        StringBuilder spoken = new StringBuilder();
        sql.tokens().forEach(t -> spoken.append(t.text()));
        setAccessibleText(spoken.toString());
        return line;
    }

    private Node values(PlanRow.Values what) {
        values.setText(what.text());
        setAccessibleText(what.text());
        return values;
    }

    private Node history(PlanRow.History fold) {
        history.setText(messages.text(fold.open() ? "plan.history.hide" : "plan.history.show", fold.count()));
        history.setGraphic(new FontIcon(fold.open() ? "mdal-expand_more" : "mdal-chevron_right"));
        history.setOnAction(event -> toggleHistory.accept(fold.step()));
        setAccessibleText(history.getText());
        return historyBox;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
