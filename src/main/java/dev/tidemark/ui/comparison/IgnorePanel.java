package dev.tidemark.ui.comparison;

import dev.tidemark.ui.comparison.IgnoreViewModel.Scope;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Wrapping;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Asks how a difference is to be left out, shows the project file as it would be, and writes it. */
final class IgnorePanel extends VBox {
    /**
     * The form.
     *
     * @param done closes it
     */
    IgnorePanel(IgnoreViewModel model, Messages messages, Runnable done) {
        getStyleClass().addAll("detail-note", "ignore-panel");
        getChildren().add(wrapped(
                messages.text(model.removes() ? "compare.ignore.remove.title" : "compare.ignore.title",
                        model.difference().object().name()),
                "title-text"));
        if (!model.removes()) {
            ToggleGroup group = new ToggleGroup();
            for (Scope scope : model.scopes()) {
                RadioButton choice = new RadioButton(messages.text(
                        "compare.ignore." + scope, model.difference().object().name(),
                        model.difference().object().owner(), model.difference().object().type().words()));
                choice.setToggleGroup(group);
                choice.setSelected(scope == model.scopeProperty().get());
                choice.setWrapText(true);
                choice.setMinHeight(USE_PREF_SIZE);
                choice.setOnAction(event -> model.scopeProperty().set(scope));
                getChildren().add(choice);
            }
            TextField reason = new TextField();
            reason.setId("ignoreReason");
            reason.setPromptText(messages.text("compare.ignore.reason"));
            reason.setAccessibleText(messages.text("compare.ignore.reason"));
            reason.setTooltip(new Tooltip(messages.text("compare.ignore.reason.tip")));
            reason.textProperty().bindBidirectional(model.reasonProperty());
            reason.setOnAction(event -> model.preview());
            getChildren().add(reason);
        }
        Label added = wrapped("", "ignore-preview");
        Button preview = new Button(messages.text("compare.ignore.preview"));
        preview.setId("ignorePreview");
        preview.setTooltip(new Tooltip(messages.text("compare.ignore.preview.tip")));
        preview.setOnAction(event -> model.preview());
        Button write = new Button(messages.text("compare.ignore.write"));
        write.setId("ignoreWrite");
        write.getStyleClass().add("accent");
        write.setTooltip(new Tooltip(messages.text("compare.ignore.write.tip")));
        write.setOnAction(event -> {
            model.write();
            done.run();
        });
        Button cancel = new Button(messages.text("cancel"));
        cancel.setTooltip(new Tooltip(messages.text("compare.ignore.cancel.tip")));
        cancel.setOnAction(event -> done.run());
        Wrapping buttons = new Wrapping();
        buttons.getChildren().addAll(cancel, preview, write);
        getChildren().addAll(added, buttons);
        preview.disableProperty().bind(model.reasonProperty().map(text -> !model.ready()));
        model.changeProperty().subscribe(change -> {
            added.setVisible(change != null);
            added.setManaged(change != null);
            write.setDisable(change == null);
            added.setText(
                    change == null ? "" : change.path().getFileName() + "\n" + String.join("\n", change.difference()));
        });
        if (model.removes()) {
            model.preview();
        }
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
