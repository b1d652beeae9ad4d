package dev.tidemark.ui.connection;

import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.ResolveConnection.Resolved;
import dev.tidemark.application.connection.DatabaseUrl;
import dev.tidemark.application.connection.EnvironmentRules;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.application.project.FoundConnection;
import dev.tidemark.application.project.FoundProject;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Workspace;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Tries to connect, one attempt at a time; one that is given up is closed as soon as it ends. */
final class Attempt {
    private final Opening opening;
    private final TaskRunner.Factory runners;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(new Answer.Nothing());
    private AtomicBoolean givenUp = new AtomicBoolean();

    Attempt(Opening opening, TaskRunner.Factory runners, Messages messages) {
        this.opening = opening;
        this.runners = runners;
        this.messages = messages;
    }

    /**
     * What is tried.
     *
     * @param form what was filled in
     * @param known a password that the project's files hold, or null
     * @param remembered whether the form is of an earlier time, so that the files are asked again for what is not kept
     */
    record Request(ConnectionForm form, @Nullable String known, boolean remembered) {
        @Override
        public String toString() {
            return form.toString();
        }
    }

    ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Forgets what was said. */
    void clear() {
        if (!(answer.get() instanceof Answer.Trying)) {
            answer.set(new Answer.Nothing());
        }
    }

    /** Gives up what is being tried; false where nothing is. */
    boolean giveUp() {
        if (!(answer.get() instanceof Answer.Trying)) {
            return false;
        }
        givenUp.set(true);
        answer.set(new Answer.Nothing());
        return true;
    }

    /** Connects, says who answered, reads the files where there are any, and disconnects. */
    void test(Request request) {
        if (!begin(request.form())) {
            return;
        }
        AtomicBoolean stopped = givenUp;
        TaskRunner tasks = runners.named("connection-test");
        tasks.run(
                () -> {
                    try (OpenDatabase opened = open(request)) {
                        boolean files = opened.project().changelog() != null;
                        int revisions = files ? opened.engine().changelog().revisions().size() : -1;
                        return new Answer.Works(opened.engine().identity(), revisions);
                    }
                },
                works -> say(stopped, works),
                failure -> say(stopped, new Answer.Failed(failure)),
                tasks::close);
    }

    /** Connects, and hands over what is open. */
    void open(Request request, Consumer<Workspace> onOpen) {
        if (!begin(request.form())) {
            return;
        }
        AtomicBoolean stopped = givenUp;
        TaskRunner tasks = runners.named("connection");
        tasks.run(
                () -> {
                    OpenDatabase opened = open(request);
                    if (stopped.get()) {
                        opened.close();
                        throw new FailedException(new Failure.Cancelled(""));
                    }
                    String name = opened.engine().identity().database();
                    boolean throwaway = opened.connection().url().startsWith("jdbc:h2:mem:");
                    return new Workspace(name, opened, tasks, throwaway);
                },
                workspace -> {
                    if (stopped.get()) {
                        workspace.close();
                    } else {
                        answer.set(new Answer.Nothing());
                        onOpen.accept(workspace);
                    }
                },
                failure -> {
                    say(stopped, new Answer.Failed(failure));
                    tasks.close();
                },
                () -> {});
    }

    private boolean begin(ConnectionForm form) {
        if (answer.get() instanceof Answer.Trying) {
            return false;
        }
        String missing = form.missing();
        if (missing != null) {
            answer.set(new Answer.Incomplete(messages.text(missing)));
            return false;
        }
        givenUp = new AtomicBoolean();
        answer.set(new Answer.Trying());
        return true;
    }

    private void say(AtomicBoolean stopped, Answer said) {
        if (!stopped.get()) {
            answer.set(said);
        }
    }

    private OpenDatabase open(Request request) {
        ConnectionForm form = request.form();
        ProjectSettings project = project(form.files());
        String typed = form.typedPassword();
        String known = request.known();
        if (request.remembered() && !form.files().folder().isBlank()) {
            FoundProject found = opening.folders().find().find(form.files().path());
            FoundConnection same = sameAs(form, found);
            known = same == null ? null : same.login().password();
            if (found.file() == null) {
                project = withParameters(project, found, same == null ? "" : same.label());
            }
        }
        String otherwise = typed == null ? known : typed;
        Resolved resolved = opening.databases().resolveConnection()
                .resolve(form.connection(), project, account -> otherwise);
        ConnectionSpec spec = otherwise == null ? resolved.connection() : resolved.connection().withPassword(otherwise);
        spec = asStrictAsTheProject(request, spec, project).lookingOnly(form.use().lookOnly());
        OpenDatabase opened = opening.databases().openProject().open(spec, project);
        keep(form, spec);
        return opened;
    }

    private ProjectSettings project(FilesForm files) {
        if (files.folder().isBlank()) {
            return ProjectSettings.databaseAlone();
        }
        return files.settled(opening.databases().readProject().read(files.path(), files.options()));
    }

    private static ProjectSettings withParameters(ProjectSettings project, FoundProject found, String profile) {
        ProjectSettings.Execution execution = new ProjectSettings.Execution(
                project.execution().contexts(), project.execution().labels(),
                found.settings(profile).plainParameters());
        return new ProjectSettings(
                project.folder(), project.changelog(), project.searchPath(), project.classPath(), execution,
                project.tables(), project.rules());
    }

    private static @Nullable FoundConnection sameAs(ConnectionForm form, FoundProject found) {
        String url = form.namesService() ? "" : form.url().jdbc();
        return found.connections().stream()
                .filter(c -> c.url().equals(url) && c.login().user().equals(form.login().user().strip()))
                .findFirst()
                .orElse(null);
    }

    /** What was said at an earlier time does not weaken what the team has agreed on since. */
    private static ConnectionSpec asStrictAsTheProject(Request request, ConnectionSpec spec, ProjectSettings project) {
        if (!request.remembered() || project.rules().environments().isEmpty()) {
            return spec;
        }
        DatabaseUrl url = DatabaseUrl.parse(spec.url(), project.folder());
        Environment agreed = EnvironmentRules.decide(null, null, project.rules().environments(), url);
        return new ConnectionSpec(
                spec.url(), spec.user(), spec.password(), spec.schema(), spec.role(),
                agreed == Environment.UNKNOWN
                        ? spec.environment()
                        : EnvironmentRules.stricter(spec.environment(), agreed));
    }

    private void keep(ConnectionForm form, ConnectionSpec spec) {
        String user = spec.user();
        if (form.login().keep() && !form.login().password().isEmpty() && user != null) {
            opening.passwords().keep().keep(DatabaseUrl.parse(spec.url(), Path.of("")), user,
                    form.login().password());
        }
    }
}
