package dev.tidemark.ui.shell;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.ui.connection.ConnectViewModel;
import dev.tidemark.ui.lock.LockViewModel;
import dev.tidemark.ui.plan.PlanViewModel;
import dev.tidemark.ui.run.RunViewModel;
import dev.tidemark.ui.target.TagViewModel;
import dev.tidemark.ui.target.TargetViewModel;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The window as a whole: which databases are open, which screen is shown, what lies over it. */
public final class ShellViewModel implements Navigator {
    private final Services services;
    private final TaskRunner.Factory runners;
    private final Messages messages;
    private final ObservableList<Connection> connections = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Connection> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(new Screen.Start());
    private final ReadOnlyObjectWrapper<@Nullable Card> card = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Header> header;
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");

    /** With nothing open. */
    public ShellViewModel(Services services, TaskRunner.Factory runners, Messages messages) {
        this.services = services;
        this.runners = runners;
        this.messages = messages;
        header = new ReadOnlyObjectWrapper<>(Header.of(null, false, messages));
        screen.subscribe(now -> head());
        current.subscribe(now -> head());
    }

    private void head() {
        header.set(Header.of(current.get(), screen.get() instanceof Screen.Timeline, messages));
        Connection shown = current.get();
        boolean reading = shown != null && shown.timeline().busyProperty().get();
        if (screen.get() instanceof Screen.Run run && run.model().running()) {
            activity.set(messages.text("footer.running"));
        } else {
            activity.set(
                    messages.text(reading ? "footer.reading" : shown == null ? "footer.nothing" : "footer.connected"));
        }
    }

    @Override
    public void openSample() {
        activity.set(messages.text("footer.sample"));
        TaskRunner tasks = runners.named("sample");
        tasks.run(
                services.opening().sample()::open,
                database -> opened(new Workspace(messages.text("sample.name"), database, tasks, true)),
                failure -> {
                    tasks.close();
                    failed(failure);
                    head();
                },
                () -> {});
    }

    @Override
    public void connect() {
        Services.Opening opening = services.opening();
        ConnectViewModel.UseCases useCases = new ConnectViewModel.UseCases(
                opening.readProject(), opening.resolveConnection(), opening.openProject());
        screen.set(new Screen.Connect(new ConnectViewModel(useCases, runners, this, messages)));
    }

    @Override
    public void opened(Workspace workspace) {
        Connection connection = Connection.of(workspace, services.reading(), this);
        connection.timeline().statusProperty().subscribe(status -> read(connection));
        connection.timeline().busyProperty().subscribe(busy -> head());
        connections.add(connection);
        show(connection);
    }

    /** Tells the list that a row of it looks different now. */
    private void read(Connection connection) {
        int index = connections.indexOf(connection);
        if (index >= 0) {
            connections.set(index, connection);
        }
        head();
    }

    /** Shows that database. */
    void show(Connection connection) {
        if (running()) {
            return;
        }
        current.set(connection);
        screen.set(new Screen.Timeline(connection));
        if (connection.status() == null) {
            connection.timeline().refresh();
        }
    }

    @Override
    public void timeline() {
        Connection shown = current.get();
        screen.set(shown == null ? new Screen.Start() : new Screen.Timeline(shown));
    }

    @Override
    public void refresh() {
        timeline();
        changed();
    }

    @Override
    public void changed() {
        Connection shown = current.get();
        if (shown != null) {
            shown.timeline().refresh();
        }
        head();
    }

    @Override
    public void plan(PlanRequest request) {
        Connection shown = current.get();
        if (shown != null) {
            PlanViewModel model =
                    new PlanViewModel(shown.workspace(), services.moving().makePlan(), this, messages, request);
            screen.set(new Screen.Plan(model));
            model.make();
        }
    }

    @Override
    public void run(Plan plan, Agreement agreement) {
        Connection shown = current.get();
        if (shown != null) {
            RunViewModel model = new RunViewModel(shown.workspace(), plan, this, messages, InstantSource.system());
            screen.set(new Screen.Run(model));
            model.start(services.moving().runPlan(), agreement);
            head();
        }
    }

    /** Plans everything that is pending. */
    void applyAll() {
        plan(PlanRequest.upgrade(new Target.Head()));
    }

    /** Asks how far back. */
    void rollBack() {
        chooseTarget(TargetViewModel.Purpose.ROLL_BACK);
    }

    /** Asks what to record. */
    void mark() {
        chooseTarget(TargetViewModel.Purpose.MARK);
    }

    private void chooseTarget(TargetViewModel.Purpose purpose) {
        Status status = status();
        if (status != null) {
            card.set(new Card.ChooseTarget(new TargetViewModel(purpose, status, this)));
        }
    }

    /** Asks for a name for the current position. */
    void tag() {
        Status status = status();
        if (status != null) {
            card.set(new Card.NameTag(new TagViewModel(status, this)));
        }
    }

    @Override
    public void lock() {
        Connection shown = current.get();
        if (shown != null) {
            card.set(new Card.Lock(new LockViewModel(shown.workspace(), services.moving().releaseLock(), this)));
        }
    }

    /** Shows every key. */
    void keys() {
        card.set(new Card.Keys());
    }

    /** Shows which program this is. */
    void about() {
        card.set(new Card.About());
    }

    @Override
    public void failed(Failure failure) {
        card.set(new Card.Problem(failure));
    }

    @Override
    public void closeOverlay() {
        card.set(null);
    }

    @Override
    public void useContexts(String contexts) {
        Connection shown = current.get();
        if (shown == null) {
            return;
        }
        PlanRequest planned = screen.get() instanceof Screen.Plan plan ? plan.model().request() : null;
        Workspace before = shown.workspace();
        before.tasks().run(
                () -> reopen(before, contexts),
                database -> {
                    connections.remove(shown);
                    opened(new Workspace(before.name(), database, before.tasks(), before.throwaway()));
                    if (planned != null) {
                        plan(planned);
                    }
                },
                this::failed,
                () -> {});
    }

    private OpenDatabase reopen(Workspace workspace, String contexts) {
        OpenDatabase old = workspace.database();
        ProjectSettings files = old.project();
        ProjectSettings.Execution execution = new ProjectSettings.Execution(
                contexts, files.execution().labels(), files.execution().parameters());
        ProjectSettings changed = new ProjectSettings(
                files.folder(), files.changelog(), files.searchPath(), files.classPath(), execution, files.tables(),
                files.rules());
        OpenDatabase opened = services.opening().openProject().open(old.connection(), changed);
        old.close();
        return opened;
    }

    /** Disconnects from the database that is shown. */
    void disconnect() {
        Connection shown = current.get();
        if (shown == null || running()) {
            return;
        }
        connections.remove(shown);
        shown.workspace().close();
        current.set(connections.isEmpty() ? null : connections.getLast());
        timeline();
    }

    /** Disconnects from everything; the window closes. */
    void closeAll() {
        connections.forEach(connection -> connection.workspace().close());
    }

    /** Whether a run is going on; asked before the window closes, and then said. */
    boolean refusesToClose() {
        if (running()) {
            card.set(new Card.StillRunning());
            return true;
        }
        return false;
    }

    /** Asks the run that is going on to stop before its next revision. */
    void stopRun() {
        if (screen.get() instanceof Screen.Run run) {
            run.model().cancelAfterRevision();
        }
        closeOverlay();
    }

    /** Whether a run is going on. */
    boolean running() {
        return screen.get() instanceof Screen.Run run && run.model().running();
    }

    private @Nullable Status status() {
        Connection shown = current.get();
        return shown == null ? null : shown.status();
    }

    ObservableList<Connection> connections() {
        return connections;
    }

    ReadOnlyObjectProperty<@Nullable Connection> currentProperty() {
        return current.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Card> cardProperty() {
        return card.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Header> headerProperty() {
        return header.getReadOnlyProperty();
    }

    /** What the window is doing, in words. */
    public ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }
}
