package dev.tidemark.ui.revision;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.project.ChangelogFormat;
import dev.tidemark.application.project.PlannedFile;
import dev.tidemark.ui.control.Clip;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.revision.RevisionViewModel.State;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Shortcut;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A new revision on screen: what is said about it, and the files as they would be. */
public final class RevisionController {
    private static final int LEAST_ROWS = 3;
    private static final int MOST_ROWS = 22;

    private final RevisionViewModel model;
    private final Messages messages;

    @FXML
    private VBox root;

    @FXML
    private Label subtitle;

    @FXML
    private TextField message;

    @FXML
    private ComboBox<ChangelogFormat> format;

    @FXML
    private TextField author;

    @FXML
    private TextField contexts;

    @FXML
    private TextField labels;

    @FXML
    private VBox form;

    @FXML
    private ScrollPane noticeScroll;

    @FXML
    private VBox notices;

    @FXML
    private VBox files;

    @FXML
    private VBox answer;

    @FXML
    private Label written;

    @FXML
    private Button cancel;

    @FXML
    private Button open;

    @FXML
    private Button write;

    /** With a revision. */
    public RevisionController(RevisionViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        subtitle.setText(messages.text("revision.from." + model.origin(), model.differences()));
        format.getItems().setAll(ChangelogFormat.SQL, ChangelogFormat.YAML, ChangelogFormat.XML, ChangelogFormat.JSON);
        format.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ChangelogFormat value) {
                return value == null ? "" : messages.text("revision.format." + value);
            }

            @Override
            public @Nullable ChangelogFormat fromString(String text) {
                return null;
            }
        });
        format.valueProperty().bindBidirectional(model.formatProperty());
        message.textProperty().bindBidirectional(model.messageProperty());
        author.textProperty().bindBidirectional(model.authorProperty());
        contexts.textProperty().bindBidirectional(model.contextsProperty());
        labels.textProperty().bindBidirectional(model.labelsProperty());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.draftProperty().subscribe(this::draft);
        model.stateProperty().subscribe(state -> show());
        model.failureProperty().subscribe(why -> show());
        model.writableProperty().subscribe(yes -> show());
    }

    /** Puts the focus where work begins. */
    public void focus() {
        message.requestFocus();
        message.selectAll();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            back();
        } else if (Shortcut.APPLY.matches(event)) {
            write();
        } else {
            return;
        }
        event.consume();
    }

    private void show() {
        State state = model.stateProperty().get();
        boolean done = state == State.WRITTEN;
        form.setDisable(done || state == State.WRITING);
        write.setText(messages.text(done ? "revision.timeline" : "revision.write", fileCount()));
        write.setDisable(!done && !model.writableProperty().get());
        write.getTooltip().setText(messages.text(
                done
                        ? "revision.timeline.tip"
                        : message.getText().isBlank() ? "revision.write.message" : "revision.write.tip"));
        shown(open, done);
        cancel.setText(messages.text(done ? "revision.close" : "cancel"));
        shown(written, done);
        String after =
                model.origin() == RevisionViewModel.Origin.DATABASE ? "revision.written.baseline" : "revision.written";
        written.setText(done ? messages.text(after, names()) : "");
        answer.getChildren().clear();
        Failure failure = model.failureProperty().get();
        if (state == State.FAILED && failure != null) {
            Button again = new Button(messages.text("try.again"));
            again.setTooltip(new Tooltip(messages.text("revision.again.tip")));
            again.setOnAction(event -> model.again());
            answer.getChildren().add(new FailurePanel(messages, failure).with(again));
        }
        shown(answer, !answer.getChildren().isEmpty());
    }

    private int fileCount() {
        Drafting.Draft draft = model.draftProperty().get();
        return draft == null ? 1 : draft.files().size();
    }

    private String names() {
        Drafting.Draft draft = model.draftProperty().get();
        return draft == null
                ? ""
                : String.join("\n", draft.files().stream().map(file -> file.path().toString()).toList());
    }

    private void draft(Drafting.@Nullable Draft draft) {
        notices.getChildren().clear();
        if (draft == null) {
            files.getChildren().clear();
            return;
        }
        notices("notice-blocker", "mdal-delete_forever", "revision.losses", draft.losses());
        author.setPromptText(draft.author());
        gaps(draft);
        notices("notice-note", "mdal-info", "revision.notes", draft.notes());
        shown(noticeScroll, !notices.getChildren().isEmpty());
        while (files.getChildren().size() > draft.files().size()) {
            files.getChildren().removeLast();
        }
        for (int i = 0; i < draft.files().size(); i++) {
            if (i == files.getChildren().size()) {
                files.getChildren().add(new FilePreview());
            }
            if (files.getChildren().get(i) instanceof FilePreview preview) {
                preview.show(draft.files().get(i));
            }
        }
        show();
    }

    private void gaps(Drafting.Draft draft) {
        VBox texts = notices(
                "notice-note", "mdal-edit", "revision.gaps", draft.gaps().stream().map(Drafting.Gap::text).toList());
        Set<String> asked = new LinkedHashSet<>();
        draft.gaps().stream().map(Drafting.Gap::convert).filter(Objects::nonNull).forEach(asked::add);
        asked.addAll(model.converted());
        if (texts == null && !asked.isEmpty()) {
            texts = notices("notice-note", "mdal-edit", "revision.conversions", List.of(""));
        }
        for (String key : asked) {
            CheckBox convert = new CheckBox(messages.text("revision.convert", key));
            convert.setWrapText(true);
            convert.setMinHeight(CheckBox.USE_PREF_SIZE);
            convert.setSelected(model.converts(key));
            convert.setTooltip(new Tooltip(messages.text("revision.convert.tip")));
            convert.setOnAction(event -> model.convert(key, convert.isSelected()));
            if (texts != null) {
                texts.getChildren().add(convert);
            }
        }
    }

    private @Nullable VBox notices(String style, String icon, String key, List<String> sentences) {
        if (sentences.isEmpty()) {
            return null;
        }
        Label title = wrapped(messages.text(key, sentences.size()), "title-text");
        VBox texts = new VBox(title);
        texts.getStyleClass().add("notice-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        sentences.stream()
                .filter(sentence -> !sentence.isEmpty())
                .forEach(sentence -> texts.getChildren().add(wrapped(sentence, "sub-text")));
        HBox notice = new HBox(new FontIcon(icon), texts);
        notice.getStyleClass().addAll("notice", style);
        notices.getChildren().add(notice);
        return texts;
    }

    /** A file as it would be, or what changes in it. */
    private final class FilePreview extends VBox {
        private final Label name = new Label();
        private final Label note = wrapped("", "sub-text");
        private final TextArea text = new TextArea();

        FilePreview() {
            getStyleClass().add("file-preview");
            name.getStyleClass().addAll("title-text", "value");
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            Button copy = new Button("", new FontIcon("mdal-content_copy"));
            copy.getStyleClass().addAll("flat", "small", "button-icon");
            copy.setAccessibleText(messages.text("revision.copy"));
            copy.setTooltip(new Tooltip(messages.text("revision.copy")));
            copy.setOnAction(event -> Clip.copy(text.getText()));
            HBox head = new HBox(name, copy);
            head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            text.setEditable(false);
            text.getStyleClass().add("file-text");
            text.setTooltip(new Tooltip(messages.text("revision.file.tip")));
            getChildren().addAll(head, note, text);
        }

        void show(PlannedFile file) {
            boolean there = file.existing() != null;
            name.setText(String.valueOf(file.path()));
            note.setText(messages.text(there ? "revision.file.changed" : "revision.file.new"));
            String shown = there ? String.join("\n", file.difference()) : file.text();
            text.setText(shown);
            text.setAccessibleText(name.getText());
            text.setPrefRowCount(Math.clamp(shown.lines().count() + 2, LEAST_ROWS, MOST_ROWS));
        }
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void back() {
        model.timeline();
    }

    @FXML
    private void open() {
        model.open();
    }

    @FXML
    private void write() {
        if (model.stateProperty().get() == State.WRITTEN) {
            model.timeline();
        } else if (!write.isDisabled()) {
            model.write();
        }
    }
}
