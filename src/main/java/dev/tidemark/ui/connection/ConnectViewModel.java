package dev.tidemark.ui.connection;

import dev.tidemark.application.FindPasswordSource;
import dev.tidemark.application.ProjectOptions;
import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.connection.EnvironmentRules;
import dev.tidemark.application.connection.PasswordSource;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.Preferences;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.port.ProjectSettings.NamedConnection;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.connection.ConnectionForm.Kind;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The form that connects: what is filled in, and what a test or an attempt said. */
public final class ConnectViewModel {
    private static final String LAST = "connect.last";

    private final Opening opening;
    private final TaskRunner.Factory runners;
    private final Navigator navigator;
    private final Messages messages;
    private final Preferences preferences;
    private final Attempt attempt;
    private final ConnectFields fields = new ConnectFields();
    private final FilesViewModel files = new FilesViewModel();
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper passwordNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper keychain = new ReadOnlyBooleanWrapper();
    private final ObservableList<String> named = FXCollections.observableArrayList();
    private final ObservableList<String> services = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> chosenName = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> chosenService = new SimpleObjectProperty<>();
    private Map<String, NamedConnection> connections = Map.of();
    private Map<String, Map<String, String>> serviceOptions = Map.of();
    private boolean remembered;
    private String asked = "";

    /** With what was connected last, if anything. */
    public ConnectViewModel(
            Opening opening, TaskRunner.Factory runners, Navigator navigator, Messages messages,
            Preferences preferences) {
        this.opening = opening;
        this.runners = runners;
        this.navigator = navigator;
        this.messages = messages;
        this.preferences = preferences;
        this.attempt = new Attempt(opening, runners, messages);
        Bookmark last = last();
        if (last != null) {
            fields.fill(last.place());
            files.fill(last.files());
            fields.environmentProperty().set(Environment.UNKNOWN); // said anew for each connection that is made by hand
        }
        fields.kindProperty().subscribe(kind -> attempt.clear()); // what was said was about another form
        chosenName.subscribe(this::useNamed);
        chosenService.subscribe(this::useService);
    }

    private @Nullable Bookmark last() {
        String kept = preferences.find(LAST);
        return kept == null ? null : Bookmark.parse(kept);
    }

    /** Fills in what is known. */
    public void fill(Bookmark bookmark) {
        fields.fill(bookmark.place());
        files.fill(bookmark.files());
        attempt.clear();
    }

    /** Connects with what was remembered; what is not kept between two starts is asked of the project's files. */
    public void reopen(Bookmark bookmark) {
        fill(bookmark);
        remembered = true;
        connect();
        remembered = false;
    }

    /** Reads what lies around: PostgreSQL's services, the folder's named connections, the password's place. */
    public void look() {
        quietly("services", () -> opening.passwords().services().read(), found -> {
            serviceOptions = found;
            services.setAll(new TreeMap<>(found).keySet());
        });
        readFolder();
        lookForPassword();
    }

    /** Reads the named connections of the folder that is filled in. */
    public void readFolder() {
        String folder = files.folderProperty().get().strip();
        if (folder.isEmpty()) {
            connections = Map.of();
            named.clear();
            return;
        }
        quietly(
                "folder",
                () -> opening.databases().readProject().read(Path.of(folder), ProjectOptions.NONE),
                project -> {
                    connections = project.rules().connections();
                    named.setAll(new TreeMap<>(connections).keySet());
                });
    }

    /** Finds out where a password would come from that is not typed. */
    public void lookForPassword() {
        ConnectionForm form = form();
        if (form.missing() != null || form.namesService()) {
            passwordNote.set("");
            return;
        }
        DatabaseUrl url;
        try {
            url = form.url();
        } catch (FailedException e) {
            passwordNote.set("");
            return;
        }
        String user = ConnectionForm.orNull(form.login().user());
        String question = url.jdbc() + " " + user;
        if (!question.equals(asked)) {
            asked = question;
            quietly("password", () -> opening.passwords().source().find(url, user), this::notePassword);
        }
    }

    private void notePassword(FindPasswordSource.Answer found) {
        keychain.set(found.keychain());
        if (!found.keychain()) {
            keep.set(false);
        }
        String warning = found.warnings().isEmpty() ? "" : " " + String.join(" ", found.warnings());
        String none =
                found.source() == PasswordSource.NONE && found.keychain() ? "NONE.keychain" : found.source().name();
        passwordNote.set(messages.text("connect.password.from." + none) + warning);
    }

    /** Reads something beside the form; what cannot be read is not offered. */
    private <T> void quietly(String name, Supplier<T> work, java.util.function.Consumer<T> onDone) {
        TaskRunner tasks = runners.named("connect-" + name);
        tasks.run(work, onDone, failure -> {}, tasks::close);
    }

    private void useNamed(@Nullable String name) {
        NamedConnection chosen = name == null ? null : connections.get(name);
        if (chosen != null) {
            ProjectSettings folder = ProjectSettings.databaseAlone();
            DatabaseUrl url = DatabaseUrl.parse(
                    chosen.url(), files.folderProperty().get().isBlank() ? folder.folder() : form().files().path());
            String said = chosen.environment();
            Environment environment = said == null ? Environment.UNKNOWN : EnvironmentRules.named(said);
            fields.fill(new Bookmark.Place(
                    url.jdbc(), fields.userProperty().get(), Objects.requireNonNullElse(chosen.schema(), ""), "",
                    environment, fields.lookOnlyProperty().get()));
            lookForPassword();
        }
    }

    private void useService(@Nullable String name) {
        Map<String, String> options = name == null ? null : serviceOptions.get(name);
        if (options != null) {
            fields.fillService(options);
            lookForPassword();
        }
    }

    /** Connects, says who answered, and disconnects. */
    public void test() {
        attempt.test(new Attempt.Request(form(), null, false));
    }

    /** Connects and shows the database. */
    public void connect() {
        ConnectionForm form = form();
        attempt.open(new Attempt.Request(form, null, remembered), workspace -> {
            fields.passwordProperty().set("");
            preferences.keep(LAST, Bookmark.of(workspace, Instant.EPOCH).text());
            navigator.opened(workspace);
        });
    }

    /** Gives up what is being tried; where nothing is, goes back without connecting. */
    public void cancel() {
        if (!attempt.giveUp()) {
            navigator.timeline();
        }
    }

    /** The screen is left: what is being tried is given up and opens nothing later. */
    public void leave() {
        attempt.giveUp();
    }

    /** What is filled in. */
    ConnectionForm form() {
        return fields.form(keep.get(), files.form());
    }

    /** Empties the form. */
    public void clear() {
        fields.clear();
        files.fill(Bookmark.Files.NONE);
        keep.set(false);
        chosenName.set(null);
        chosenService.set(null);
        attempt.clear();
    }

    /** The fields about the database. */
    public ConnectFields fields() {
        return fields;
    }

    /** The fields about the project's files. */
    public FilesViewModel files() {
        return files;
    }

    /** Whether the password is to be kept in the system's keychain. */
    public BooleanProperty keepProperty() {
        return keep;
    }

    /** Where a password would come from that is not typed; empty where that is not known. */
    public ReadOnlyStringProperty passwordNoteProperty() {
        return passwordNote.getReadOnlyProperty();
    }

    /** Whether there is a keychain. */
    public ReadOnlyBooleanProperty keychainProperty() {
        return keychain.getReadOnlyProperty();
    }

    /** The names of the connections that the folder's {@code tidemark.yaml} holds. */
    public ObservableList<String> named() {
        return named;
    }

    /** Which of them was chosen. */
    public ObjectProperty<@Nullable String> chosenNameProperty() {
        return chosenName;
    }

    /** The names of PostgreSQL's services. */
    public ObservableList<String> services() {
        return services;
    }

    /** Which of them was chosen. */
    public ObjectProperty<@Nullable String> chosenServiceProperty() {
        return chosenService;
    }

    /** What a test or an attempt said last. */
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return attempt.answerProperty();
    }

    ObjectProperty<Kind> kindProperty() {
        return fields.kindProperty();
    }
}
