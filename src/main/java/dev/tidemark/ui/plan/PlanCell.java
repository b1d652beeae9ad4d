package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.sql.SqlToken;
import dev.tidemark.ui.control.SqlFlow;
import dev.tidemark.ui.control.WrappedCell;
import dev.tidemark.ui.plan.PlanRow.Place;
import dev.tidemark.ui.view.Messages;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the plan. A line at its left joins what is committed together. */
final class PlanCell extends WrappedCell<PlanRow> {
    private static final PseudoClass HISTORY = PseudoClass.getPseudoClass("history");
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

    private final Messages messages;
    private final PlanWords words;
    private final PlanReader reader;
    private final IntConsumer markInstead;
    private final Region band = new Region();
    private final StackPane inside = new StackPane();
    private final HBox content = new HBox(band, inside);

    private final Button fold = new Button();
    private final Label number = new Label();
    private final Label title = new Label();
    private final Label sub = new Label();
    private final Label commit = new Label();
    private final Label kind = new Label();
    private final Label oneWay = new Label();
    private final HBox head = new HBox();

    private final Label unit = new Label();

    private final FontIcon remarkIcon = new FontIcon("mdal-info");
    private final Label remarkText = new Label();
    private final Button mark = new Button();
    private final VBox remarkTexts = new VBox(remarkText, mark);
    private final HBox remark = new HBox(remarkIcon, remarkTexts);

    private final Label lineNumber = new Label();
    private final SqlFlow flow = new SqlFlow();
    private final HBox line = new HBox(lineNumber, flow);

    private final Label values = new Label();
    private final Button history = new Button();
    private final HBox historyBox = new HBox(history);

    /** With what plans to record a step as applied instead of running it. */
    PlanCell(Messages messages, PlanReader reader, IntConsumer markInstead) {
        this.messages = messages;
        this.words = new PlanWords(messages);
        this.reader = reader;
        this.markInstead = markInstead;
        getStyleClass().add("plan-cell");
        band.getStyleClass().add("plan-band");
        band.setMinWidth(USE_PREF_SIZE);
        inside.setAlignment(Pos.TOP_LEFT);
        inside.setMinWidth(0);
        HBox.setHgrow(inside, Priority.ALWAYS);
        buildHead();
        unit.getStyleClass().add("plan-unit");
        unit.setWrapText(true);
        unit.setMinHeight(USE_PREF_SIZE);
        unit.setMaxWidth(Double.MAX_VALUE);
        remark.getStyleClass().add("plan-remark");
        remarkText.setWrapText(true);
        remarkText.setMinHeight(USE_PREF_SIZE);
        remarkText.setMinWidth(0);
        remarkTexts.getStyleClass().add("remark-texts");
        remarkTexts.setMinWidth(0);
        HBox.setHgrow(remarkTexts, Priority.ALWAYS);
        mark.setText(messages.text("plan.markInstead"));
        mark.setTooltip(new Tooltip(messages.text("plan.markInstead.tip")));
        mark.getStyleClass().add("small");
        mark.setFocusTraversable(false);
        line.getStyleClass().add("plan-line");
        lineNumber.getStyleClass().add("line-number");
        HBox.setHgrow(flow, Priority.ALWAYS);
        flow.setMinWidth(0);
        values.getStyleClass().add("plan-values");
        values.setWrapText(true);
        history.getStyleClass().addAll("flat", "small");
        history.setFocusTraversable(false);
        historyBox.getStyleClass().add("plan-history");
    }

    private void buildHead() {
        head.getStyleClass().add("plan-head");
        head.setAlignment(Pos.CENTER_LEFT);
        fold.getStyleClass().addAll("flat", "small", "button-icon", "fold");
        fold.setFocusTraversable(false);
        number.getStyleClass().add("step-number");
        number.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("title-text");
        title.setWrapText(true);
        sub.getStyleClass().add("sub-text");
        VBox texts = new VBox(title, sub);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        commit.getStyleClass().add("sub-text");
        commit.setGraphic(new FontIcon("mdal-link"));
        commit.setMinWidth(USE_PREF_SIZE);
        kind.getStyleClass().add("badge");
        kind.setMinWidth(USE_PREF_SIZE);
        oneWay.getStyleClass().addAll("badge", "one-way");
        oneWay.setMinWidth(USE_PREF_SIZE);
        oneWay.setText(messages.text("plan.oneWay"));
        head.getChildren().addAll(fold, number, texts, commit, oneWay, kind);
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
            case PlanRow.Setup setup -> setup(setup);
            case PlanRow.Unit part -> unit(part);
            case PlanRow.Head step -> step(step);
            case PlanRow.Remark what -> remark(what);
            case PlanRow.Line sql -> line(sql);
            case PlanRow.Values what -> values(what);
            case PlanRow.History fold -> history(fold);
        };
        inside.getChildren().setAll(shown);
        band(row.place());
        setGraphic(content);
    }

    /** A bracket around what is committed together; the neighbours tell where it begins and ends. */
    private void band(Place place) {
        List<PlanRow> rows = reader.rows();
        int at = getIndex();
        boolean before = at > 0 && at <= rows.size() && place.with(rows.get(at - 1).place());
        boolean after = at + 1 < rows.size() && place.with(rows.get(at + 1).place());
        band.setVisible(place.band() != 0);
        band.pseudoClassStateChanged(FIRST, !before);
        band.pseudoClassStateChanged(LAST, !after);
        band.pseudoClassStateChanged(ALONE, place.band() > Place.TOGETHER);
    }

    private Node setup(PlanRow.Setup row) {
        head("", messages.text("plan.setup"), messages.text("plan.setup.text", row.count()), row.place().step(),
                row.open());
        return head;
    }

    private Node unit(PlanRow.Unit part) {
        unit.setText(part.said());
        unit.pseudoClassStateChanged(ALONE, !part.whole());
        unit.setGraphic(new FontIcon(part.whole() ? "mdal-link" : "mdal-link_off"));
        setAccessibleText(part.said());
        return unit;
    }

    private Node step(PlanRow.Head row) {
        Step step = row.step();
        String count = row.open() || step.kind().recordOnly()
                ? ""
                : "  ·  " + messages.text("plan.folded", step.statements().size());
        head(String.valueOf(row.number()), step.title(),
                step.revision().id() + "  ·  " + step.revision().path() + count, row.place().step(), row.open());
        kind.setText(words.kind(step));
        shown(kind, true);
        shown(oneWay, step.kind() == StepKind.APPLY && !step.conditions().reversibility().reversible());
        shown(commit, !row.commit().isEmpty());
        if (!row.commit().isEmpty()) {
            commit.setText(row.commit());
            commit.setGraphic(new FontIcon(step.conditions().transactional() ? "mdal-link" : "mdal-link_off"));
        }
        setAccessibleText(messages.text("plan.step.spoken", row.number(), words.kind(step), step.title())
                + (row.commit().isEmpty() ? "" : ", " + commit.getText()));
        return head;
    }

    private void head(String count, String name, String below, int step, boolean open) {
        number.setText(count);
        shown(number, !count.isEmpty());
        title.setText(name);
        sub.setText(below);
        shown(kind, false);
        shown(oneWay, false);
        shown(commit, false);
        fold.setGraphic(new FontIcon(open ? "mdal-expand_more" : "mdal-chevron_right"));
        fold.setAccessibleText(messages.text(open ? "plan.fold" : "plan.unfold"));
        fold.setOnAction(event -> reader.toggle(step));
        setAccessibleText(name);
    }

    private Node remark(PlanRow.Remark what) {
        remarkIcon.setIconLiteral(what.danger().icon());
        remarkText.setText(what.said());
        for (String weight : List.of("loss", "warning", "note")) {
            remark.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(weight), weight.equals(what.danger().weight()));
        }
        remark.pseudoClassStateChanged(PseudoClass.getPseudoClass("inner"), what.place().statement() >= 0);
        shown(mark, what.isThere());
        mark.setOnAction(event -> markInstead.accept(what.place().step()));
        setAccessibleText(
                what.isThere() ? what.said() + " " + messages.text("plan.markInstead.spoken") : what.said());
        return remark;
    }

    private Node line(PlanRow.Line sql) {
        lineNumber.setText(sql.number() > 0 ? String.valueOf(sql.number()) : "");
        flow.show(sql.tokens(), reader.marks(getIndex()));
        setAccessibleText(sql.tokens().stream().map(SqlToken::text).collect(Collectors.joining()));
        return line;
    }

    private Node values(PlanRow.Values what) {
        values.setText(what.said());
        setAccessibleText(what.said());
        return values;
    }

    private Node history(PlanRow.History fold) {
        history.setText(messages.text(fold.open() ? "plan.history.hide" : "plan.history.show", fold.count()));
        history.setGraphic(new FontIcon(fold.open() ? "mdal-expand_more" : "mdal-chevron_right"));
        history.setOnAction(event -> reader.toggleHistory(fold.place().step()));
        setAccessibleText(history.getText());
        return historyBox;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
