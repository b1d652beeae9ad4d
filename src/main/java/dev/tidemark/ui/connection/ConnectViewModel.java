package dev.tidemark.ui.connection;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.OpenProject;
import dev.tidemark.application.ReadProject;
import dev.tidemark.application.ResolveConnection;
import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.ui.connection.ConnectionForm.Kind;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The form that connects: what is filled in, and what a test or an attempt said. */
public final class ConnectViewModel {
    /** What a test or an attempt said last. */
    public sealed interface Answer {
        /** Nothing was tried yet. */
        record Nothing() implements Answer {}

        /** It is being tried. */
        record Trying() implements Answer {}

        /**
         * A field has to be filled in first.
         *
         * @param text which, in words
         */
        record Incomplete(String text) implements Answer {}

        /**
         * The database answered.
         *
         * @param server whose it is
         */
        record Works(ServerIdentity server) implements Answer {}

        /**
         * It did not work.
         *
         * @param failure why, and what to try
         */
        record Failed(Failure failure) implements Answer {}
    }

    /** The use cases that connecting needs. */
    public record UseCases(ReadProject readProject, ResolveConnection resolveConnection, OpenProject openProject) {}

    private final UseCases useCases;
    private final TaskRunner.Factory runners;
    private final Navigator navigator;
    private final Messages messages;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.POSTGRESQL);
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.UNKNOWN);
    private final StringProperty host = new SimpleStringProperty("localhost");
    private final StringProperty port = new SimpleStringProperty("5432");
    private final StringProperty database = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty memory = new SimpleStringProperty("");
    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty schema = new SimpleStringProperty("");
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty changelog = new SimpleStringProperty("");
    private final StringProperty contexts = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(new Answer.Nothing());

    /** With an empty form. */
    public ConnectViewModel(
            UseCases useCases, TaskRunner.Factory runners, Navigator navigator, Messages messages) {
        this.useCases = useCases;
        this.runners = runners;
        this.navigator = navigator;
        this.messages = messages;
    }

    /** Connects, says who answered, and disconnects. */
    public void test() {
        ConnectionForm form = checked();
        if (form == null) {
            return;
        }
        TaskRunner tasks = runners.named("connection-test");
        tasks.run(
                () -> {
                    try (OpenDatabase opened = open(form)) {
                        return opened.engine().identity();
                    }
                },
                server -> answer.set(new Answer.Works(server)),
                failure -> answer.set(new Answer.Failed(failure)),
                tasks::close);
    }

    /** Connects and shows the database. */
    public void connect() {
        ConnectionForm form = checked();
        if (form == null) {
            return;
        }
        TaskRunner tasks = runners.named("connection");
        tasks.run(
                () -> {
                    OpenDatabase opened = open(form);
                    String name = opened.engine().identity().database();
                    boolean throwaway = opened.connection().url().startsWith("jdbc:h2:mem:");
                    return new Workspace(name, opened, tasks, throwaway);
                },
                workspace -> {
                    answer.set(new Answer.Nothing());
                    password.set("");
                    navigator.opened(workspace);
                },
                failure -> {
                    answer.set(new Answer.Failed(failure));
                    tasks.close();
                },
                () -> {});
    }

    /** Goes back without connecting. */
    public void cancel() {
        navigator.timeline();
    }

    private @Nullable ConnectionForm checked() {
        if (answer.get() instanceof Answer.Trying) {
            return null;
        }
        ConnectionForm form = form();
        String missing = form.missing();
        if (missing != null) {
            answer.set(new Answer.Incomplete(messages.text(missing)));
            return null;
        }
        answer.set(new Answer.Trying());
        return form;
    }

    private ConnectionForm form() {
        String place = switch (kind.get()) {
            case H2_FILE -> file.get();
            case H2_MEMORY -> memory.get();
            default -> url.get();
        };
        return new ConnectionForm(
                kind.get(),
                new ConnectionForm.Server(host.get(), port.get(), database.get()),
                place,
                new ConnectionForm.Login(user.get(), password.get()),
                schema.get(),
                environment.get(),
                new ConnectionForm.Files(folder.get(), changelog.get(), contexts.get()));
    }

    private OpenDatabase open(ConnectionForm form) {
        ProjectSettings project = useCases.readProject().read(form.folder(), form.options());
        DatabaseUrl address = form.url();
        String typed = form.login().password().isEmpty() ? address.login().password() : form.login().password();
        ConnectionSpec found = useCases.resolveConnection()
                .resolve(form.connection(address), project, account -> typed)
                .connection();
        ConnectionSpec spec = typed == null ? found : withPassword(found, typed);
        return useCases.openProject().open(spec, project);
    }

    private static ConnectionSpec withPassword(ConnectionSpec spec, String password) {
        return new ConnectionSpec(
                spec.url(), spec.user(), password, spec.schema(), spec.role(), spec.environment());
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** What the connection is for. */
    public ObjectProperty<Environment> environmentProperty() {
        return environment;
    }

    /** PostgreSQL's host. */
    public StringProperty hostProperty() {
        return host;
    }

    /** Its port. */
    public StringProperty portProperty() {
        return port;
    }

    /** The database on it. */
    public StringProperty databaseProperty() {
        return database;
    }

    /** H2's file. */
    public StringProperty fileProperty() {
        return file;
    }

    /** H2's name in memory. */
    public StringProperty memoryProperty() {
        return memory;
    }

    /** A URL instead. */
    public StringProperty urlProperty() {
        return url;
    }

    /** As whom. */
    public StringProperty userProperty() {
        return user;
    }

    /** The password; emptied as soon as it was used. */
    public StringProperty passwordProperty() {
        return password;
    }

    /** The schema; empty for the server's choice. */
    public StringProperty schemaProperty() {
        return schema;
    }

    /** The project's folder; empty for the database alone. */
    public StringProperty folderProperty() {
        return folder;
    }

    /** The root changelog. */
    public StringProperty changelogProperty() {
        return changelog;
    }

    /** The contexts. */
    public StringProperty contextsProperty() {
        return contexts;
    }

    /** What a test or an attempt said last. */
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }
}
