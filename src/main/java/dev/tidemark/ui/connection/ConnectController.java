package dev.tidemark.ui.connection;

import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.connection.ConnectionForm.Kind;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.PathChooser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form that connects. */
public final class ConnectController {
    private static final List<String> SSL_MODES =
            List.of("", "disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private final ConnectViewModel model;
    private final ConnectFields fields;
    private final Messages messages;
    private final PathChooser chooser;
    private final Fields shared;
    private final FocusMemory focus = new FocusMemory();

    @FXML
    private ToggleGroup kinds;

    @FXML
    private ToggleButton postgresql;

    @FXML
    private ToggleButton h2File;

    @FXML
    private ToggleButton h2ServerKind;

    @FXML
    private ToggleButton h2Memory;

    @FXML
    private ToggleButton urlKind;

    @FXML
    private Node serverFields;

    @FXML
    private Node fileFields;

    @FXML
    private Node h2ServerFields;

    @FXML
    private Node memoryFields;

    @FXML
    private Node urlFields;

    @FXML
    private Node tlsFields;

    @FXML
    private Node namedBox;

    @FXML
    private Node serviceBox;

    @FXML
    private ComboBox<String> named;

    @FXML
    private ComboBox<String> service;

    @FXML
    private ComboBox<String> sslMode;

    @FXML
    private TextField host;

    @FXML
    private TextField port;

    @FXML
    private TextField database;

    @FXML
    private TextField file;

    @FXML
    private TextField h2Server;

    @FXML
    private TextField memory;

    @FXML
    private TextField url;

    @FXML
    private TextField user;

    @FXML
    private PasswordField password;

    @FXML
    private CheckBox keep;

    @FXML
    private Label passwordNote;

    @FXML
    private TextField schema;

    @FXML
    private TextField role;

    @FXML
    private TextField rootCertificate;

    @FXML
    private TextField certificate;

    @FXML
    private TextField key;

    @FXML
    private ComboBox<Environment> environment;

    @FXML
    private CheckBox lookOnly;

    @FXML
    private Label environmentNote;

    @FXML
    private TitledPane advanced;

    @FXML
    private TextField folder;

    @FXML
    private Node folderNote;

    @FXML
    private Node filesFields;

    @FXML
    private TextField changelog;

    @FXML
    private TextField searchPath;

    @FXML
    private TextField contexts;

    @FXML
    private TextField labels;

    @FXML
    private TextField parameters;

    @FXML
    private VBox form;

    @FXML
    private VBox answer;

    @FXML
    private Button test;

    @FXML
    private Button connect;

    @FXML
    private Button cancel;

    /** With what it fills in, and what chooses files. */
    public ConnectController(ConnectViewModel model, Messages messages, PathChooser chooser) {
        this.model = model;
        this.fields = model.fields();
        this.messages = messages;
        this.chooser = chooser;
        this.shared = new Fields(messages);
    }

    @FXML
    private void initialize() {
        bindKinds();
        bindTexts();
        shared.environments(environment);
        environment.valueProperty().bindBidirectional(fields.environmentProperty());
        lookOnly.selectedProperty().bindBidirectional(fields.lookOnlyProperty());
        environment.valueProperty().subscribe(value -> note());
        lookOnly.selectedProperty().subscribe(only -> note());
        keep.selectedProperty().bindBidirectional(model.keepProperty());
        keep.disableProperty().bind(model.keychainProperty().not());
        model.passwordNoteProperty().subscribe(text -> Fields.say(passwordNote, text));
        sslMode.getItems().setAll(SSL_MODES);
        sslMode.valueProperty().bindBidirectional(fields.sslModeProperty());
        bindChoices();
        fields.kindProperty().subscribe(kind -> model.lookForPassword());
        List.of(host, port, database, file, h2Server, memory, url, user)
                .forEach(field -> field.focusedProperty().subscribe(focused -> {
                    if (!focused) {
                        model.lookForPassword();
                    }
                }));
        folder.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.readFolder();
            }
        });
        model.files().folderProperty().subscribe(text -> {
            Fields.shown(filesFields, !text.isBlank());
            Fields.shown(folderNote, text.isBlank());
        });
        advanced.setExpanded(advancedUsed());
        model.answerProperty().subscribe(this::show);
    }

    private void bindChoices() {
        named.setItems(model.named());
        named.valueProperty().bindBidirectional(model.chosenNameProperty());
        service.setItems(model.services());
        service.valueProperty().bindBidirectional(model.chosenServiceProperty());
        model.named().subscribe(() -> Fields.shown(namedBox, !model.named().isEmpty()));
        Fields.shown(namedBox, !model.named().isEmpty());
        model.services().subscribe(this::showServices);
        fields.kindProperty().subscribe(kind -> showServices());
    }

    private void showServices() {
        Fields.shown(serviceBox, !model.services().isEmpty() && fields.kindProperty().get() == Kind.POSTGRESQL);
    }

    private void bindTexts() {
        FilesViewModel files = model.files();
        Map.<TextField, StringProperty>ofEntries(
                Map.entry(host, fields.hostProperty()),
                Map.entry(port, fields.portProperty()),
                Map.entry(database, fields.databaseProperty()),
                Map.entry(file, fields.fileProperty()),
                Map.entry(h2Server, fields.h2ServerProperty()),
                Map.entry(memory, fields.memoryProperty()),
                Map.entry(url, fields.urlProperty()),
                Map.entry(user, fields.userProperty()),
                Map.entry(password, fields.passwordProperty()),
                Map.entry(schema, fields.schemaProperty()),
                Map.entry(role, fields.roleProperty()),
                Map.entry(rootCertificate, fields.rootCertificateProperty()),
                Map.entry(certificate, fields.certificateProperty()),
                Map.entry(key, fields.keyProperty()),
                Map.entry(folder, files.folderProperty()),
                Map.entry(changelog, files.changelogProperty()),
                Map.entry(searchPath, files.searchPathProperty()),
                Map.entry(contexts, files.contextsProperty()),
                Map.entry(labels, files.labelsProperty()),
                Map.entry(parameters, files.parametersProperty()))
                .forEach((field, property) -> field.textProperty().bindBidirectional(property));
    }

    private boolean advancedUsed() {
        return List.of(
                fields.schemaProperty(), fields.roleProperty(), fields.sslModeProperty(),
                fields.rootCertificateProperty(), fields.certificateProperty(), fields.keyProperty())
                .stream().anyMatch(property -> !property.get().isBlank());
    }

    private void note() {
        boolean inMemory = fields.kindProperty().get() == Kind.H2_MEMORY;
        environmentNote.setText(shared.meaning(
                fields.environmentProperty().get(), inMemory, fields.lookOnlyProperty().get()));
    }

    private void bindKinds() {
        Map<ToggleButton, Kind> values = Map.of(
                postgresql, Kind.POSTGRESQL, h2File, Kind.H2_FILE, h2ServerKind, Kind.H2_SERVER, h2Memory,
                Kind.H2_MEMORY, urlKind, Kind.URL);
        values.forEach(ToggleButton::setUserData);
        fields.kindProperty().subscribe(kind -> {
            kinds.getToggles().stream().filter(t -> t.getUserData() == kind).forEach(kinds::selectToggle);
            Fields.shown(serverFields, kind == Kind.POSTGRESQL);
            Fields.shown(fileFields, kind == Kind.H2_FILE);
            Fields.shown(h2ServerFields, kind == Kind.H2_SERVER);
            Fields.shown(memoryFields, kind == Kind.H2_MEMORY);
            Fields.shown(urlFields, kind == Kind.URL);
            Fields.shown(tlsFields, kind == Kind.POSTGRESQL);
            note();
        });
        kinds.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                kinds.selectToggle(before);
            } else if (now != null && now.getUserData() instanceof Kind kind) {
                fields.kindProperty().set(kind);
            }
        });
    }

    /** Puts the focus on the first field. */
    public void focus() {
        postgresql.requestFocus();
    }

    private void show(Answer now) {
        boolean trying = now instanceof Answer.Trying;
        focus.before(trying, form);
        form.setDisable(trying);
        test.setDisable(trying);
        connect.setDisable(trying);
        cancel.setText(messages.text(trying ? "connect.giveUp" : "cancel"));
        shared.show(now, answer);
        focus.after(trying);
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
    private void clear() {
        model.clear();
        focus();
    }

    @FXML
    private void chooseFile() {
        set(fields.fileProperty()::set, chooser.file(messages.text("connect.file.choose"), start()));
    }

    @FXML
    private void chooseRootCertificate() {
        set(fields.rootCertificateProperty()::set, chooser.file(messages.text("connect.rootCertificate.choose"), null));
    }

    @FXML
    private void chooseCertificate() {
        set(fields.certificateProperty()::set, chooser.file(messages.text("connect.certificate.choose"), null));
    }

    @FXML
    private void chooseKey() {
        set(fields.keyProperty()::set, chooser.file(messages.text("connect.key.choose"), null));
    }

    @FXML
    private void chooseFolder() {
        set(model.files().folderProperty()::set, chooser.folder(messages.text("connect.folder.choose"), start()));
        model.readFolder();
    }

    @FXML
    private void chooseChangelog() {
        set(model.files().changelogProperty()::set, chooser.file(messages.text("connect.changelog.choose"), start()));
    }

    private @Nullable Path start() {
        String text = model.files().folderProperty().get();
        return text.isBlank() ? null : Path.of(text);
    }

    private static void set(Consumer<String> field, @Nullable Path chosen) {
        if (chosen != null) {
            field.accept(chosen.toString());
        }
    }
}
