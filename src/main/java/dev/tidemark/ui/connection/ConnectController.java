package dev.tidemark.ui.connection;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.ui.connection.ConnectViewModel.Answer;
import dev.tidemark.ui.connection.ConnectionForm.Kind;
import dev.tidemark.ui.control.FailurePanel;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The form that connects. */
public final class ConnectController {
    private final ConnectViewModel model;
    private final Messages messages;
    private final PathChooser chooser;

    @FXML
    private ToggleGroup kinds;

    @FXML
    private ToggleButton postgresql;

    @FXML
    private ToggleButton h2File;

    @FXML
    private ToggleButton h2Memory;

    @FXML
    private ToggleButton urlKind;

    @FXML
    private Node serverFields;

    @FXML
    private Node fileFields;

    @FXML
    private Node memoryFields;

    @FXML
    private Node urlFields;

    @FXML
    private TextField host;

    @FXML
    private TextField port;

    @FXML
    private TextField database;

    @FXML
    private TextField file;

    @FXML
    private TextField memory;

    @FXML
    private TextField url;

    @FXML
    private TextField user;

    @FXML
    private PasswordField password;

    @FXML
    private TextField schema;

    @FXML
    private ComboBox<Environment> environment;

    @FXML
    private Label environmentNote;

    @FXML
    private TextField folder;

    @FXML
    private TextField changelog;

    @FXML
    private TextField contexts;

    @FXML
    private VBox answer;

    @FXML
    private Button test;

    @FXML
    private Button connect;

    /** With what it fills in, and what chooses files. */
    public ConnectController(ConnectViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.chooser = chooser;
    }

    @FXML
    private void initialize() {
        bindKinds();
        Map.of(
                host, model.hostProperty(),
                port, model.portProperty(),
                database, model.databaseProperty(),
                file, model.fileProperty(),
                memory, model.memoryProperty(),
                url, model.urlProperty(),
                user, model.userProperty(),
                schema, model.schemaProperty(),
                folder, model.folderProperty(),
                changelog, model.changelogProperty())
                .forEach((field, property) -> field.textProperty().bindBidirectional(property));
        password.textProperty().bindBidirectional(model.passwordProperty());
        contexts.textProperty().bindBidirectional(model.contextsProperty());
        environment.getItems().setAll(
                Environment.UNKNOWN, Environment.DEVELOPMENT, Environment.STAGING, Environment.PRODUCTION);
        environment.setConverter(new EnvironmentNames());
        environment.valueProperty().bindBidirectional(model.environmentProperty());
        model.environmentProperty().subscribe(value -> noteEnvironment());
        model.kindProperty().subscribe(kind -> noteEnvironment());
        model.answerProperty().subscribe(this::show);
    }

    private void noteEnvironment() {
        Environment value = model.environmentProperty().get();
        boolean memory = value == Environment.UNKNOWN && model.kindProperty().get() == Kind.H2_MEMORY;
        String note = memory ? "memory" : value.isProtected() ? "protected" : "open";
        environmentNote.setText(messages.text("connect.environment." + note));
    }

    private void bindKinds() {
        Map<ToggleButton, Kind> values = Map.of(
                postgresql, Kind.POSTGRESQL, h2File, Kind.H2_FILE, h2Memory, Kind.H2_MEMORY, urlKind, Kind.URL);
        values.forEach(ToggleButton::setUserData);
        model.kindProperty().subscribe(kind -> {
            kinds.getToggles().stream().filter(t -> t.getUserData() == kind).forEach(kinds::selectToggle);
            shown(serverFields, kind == Kind.POSTGRESQL);
            shown(fileFields, kind == Kind.H2_FILE);
            shown(memoryFields, kind == Kind.H2_MEMORY);
            shown(urlFields, kind == Kind.URL);
        });
        kinds.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                kinds.selectToggle(before);
            } else if (now != null && now.getUserData() instanceof Kind kind) {
                model.kindProperty().set(kind);
            }
        });
    }

    /** Puts the focus on the first field. */
    public void focus() {
        postgresql.requestFocus();
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void show(Answer now) {
        boolean trying = now instanceof Answer.Trying;
        test.setDisable(trying);
        connect.setDisable(trying);
        answer.getChildren().setAll(switch (now) {
            case Answer.Nothing nothing -> List.of();
            case Answer.Trying attempt -> List.of(line(messages.text("connect.trying"), "mdal-hourglass_empty", ""));
            case Answer.Incomplete missing -> List.of(line(missing.text(), "mdal-info", "warning"));
            case Answer.Works works -> List.of(line(works(works.server()), "mdal-check_circle", "success"));
            case Answer.Failed failed -> List.of(new FailurePanel(messages, failed.failure()));
        });
    }

    private String works(ServerIdentity server) {
        return messages.text(
                server.readOnly() == null ? "connect.works" : "connect.works.readOnly",
                server.product(),
                server.version(),
                server.database(),
                server.user());
    }

    private static Label line(String text, String icon, String kind) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.getStyleClass().addAll("answer-line", "answer-" + kind);
        return label;
    }

    @FXML
    private void test() {
        model.test();
    }

    @FXML
    private void connect() {
        model.connect();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void chooseFile() {
        set(model.fileProperty()::set, chooser.file(messages.text("connect.file.choose"), start()));
    }

    @FXML
    private void chooseFolder() {
        set(model.folderProperty()::set, chooser.folder(messages.text("connect.folder.choose"), start()));
    }

    @FXML
    private void chooseChangelog() {
        set(model.changelogProperty()::set, chooser.file(messages.text("connect.changelog.choose"), start()));
    }

    private @Nullable Path start() {
        String text = model.folderProperty().get();
        return text.isBlank() ? null : Path.of(text);
    }

    private static void set(java.util.function.Consumer<String> field, @Nullable Path chosen) {
        if (chosen != null) {
            field.accept(chosen.toString());
        }
    }

    /** The environments' names on screen. */
    private final class EnvironmentNames extends StringConverter<Environment> {
        @Override
        public String toString(@Nullable Environment value) {
            return value == null ? "" : messages.text("environment." + value.name());
        }

        @Override
        public Environment fromString(String text) {
            return Environment.UNKNOWN;
        }
    }
}
