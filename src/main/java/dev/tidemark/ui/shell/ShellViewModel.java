package dev.tidemark.ui.shell;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.CancelToken;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final Runs runs;
    private final Map<Connection, Screen> screens = new HashMap<>();

    /** With nothing open. */
    public ShellViewModel(Services services, TaskRunner.Factory runners, Messages messages) {
        this.services = services;
        this.runners = runners;
        this.messages = messages;
        runs = new Runs(new Attention(services.moving().desktop(), messages));
        runs.changed(this::head);
        header = new ReadOnlyObjectWrapper<>(Header.of(null, false, messages));
        screen.subscribe(now -> head());
        current.subscribe(now -> head());
    }

    private void head() {
        header.set(Header.of(current.get(), screen.get() instanceof Screen.Timeline, messages));
        Connection shown = current.get();
        boolean slow = shown != null && !running(shown) && shown.workspace().tasks().slowProperty().get();
        waiting.set(slow);
        // A timeline that is read again shows what it has; words that come and go would only flicker.
        boolean reading = shown != null && shown.status() == null && shown.timeline().busyProperty().get();
        String state = slow ? "footer.waiting" : reading ? "footer.reading" : "footer.connected";
        String said = runs.said(messages);
        activity.set(slow || said.isEmpty() ? messages.text(shown == null ? "footer.nothing" : state) : said);
    }

    /** Shows {@code next} for {@code connection}, and again when it is come back to. */
    private void go(Connection connection, Screen next) {
        screens.put(connection, next);
        if (connection.equals(current.get())) {
            screen.set(next);
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
        workspace.tasks().slowProperty().subscribe(slow -> head());
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

    /** Shows that database, on the screen where it was left. */
    void show(Connection connection) {
        current.set(connection);
        screen.set(screens.computeIfAbsent(connection, Screen.Timeline::new));
        if (connection.status() == null) {
            connection.timeline().refresh();
        }
    }

    @Override
    public void timeline() {
        Connection shown = current.get();
        if (shown == null) {
            screen.set(new Screen.Start());
        } else if (running(shown)) {
            show(shown);
        } else {
            runs.seen(shown);
            go(shown, new Screen.Timeline(shown));
        }
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
    public void changed(Workspace workspace) {
        connections.stream()
                .filter(c -> c.workspace().equals(workspace))
                .forEach(c -> c.timeline().refresh());
        head();
    }

    @Override
    public void plan(PlanRequest request) {
        Connection shown = current.get();
        if (shown != null) {
            PlanViewModel model =
                    new PlanViewModel(shown.workspace(), services.moving().makePlan(), this, messages, request);
            runs.seen(shown);
            go(shown, new Screen.Plan(model));
            model.make();
        }
    }

    @Override
    public void run(Plan plan, Agreement agreement) {
        Connection shown = current.get();
        if (shown != null) {
            RunViewModel model = new RunViewModel(shown.workspace(), plan, this, messages, InstantSource.system());
            go(shown, new Screen.Run(model));
            runs.add(shown, model);
            model.start(services.moving().runPlan(), agreement);
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
                    screens.remove(shown);
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

    /** Disconnects from the database that is shown; asks where a run is going on there. */
    void disconnect() {
        Connection shown = current.get();
        if (shown == null) {
            return;
        }
        if (running(shown)) {
            card.set(new Card.StillRunning(List.of(shown), this::disconnect));
            return;
        }
        connections.remove(shown);
        screens.remove(shown);
        runs.seen(shown);
        shown.workspace().close();
        if (connections.isEmpty()) {
            current.set(null);
            timeline();
        } else {
            show(connections.getLast());
        }
    }

    /** Disconnects from everything; the window closes. */
    void closeAll() {
        connections.forEach(connection -> connection.workspace().close());
    }

    /**
     * Whether a run is going on; asked before the window closes, and then said.
     *
     * @param close closes it, where the person wants that when the run is over
     */
    boolean refusesToClose(Runnable close) {
        List<Connection> running = runs.going();
        if (!running.isEmpty()) {
            card.set(new Card.StillRunning(running, close));
        }
        return !running.isEmpty();
    }

    /**
     * Stops the runs on {@code where}, and then does what was asked; a run that fails meanwhile is shown instead.
     *
     * @param how soon they stop
     * @param then closes the window, or disconnects
     */
    void stopRuns(List<Connection> where, CancelToken.Wish how, Runnable then) {
        closeOverlay();
        runs.stop(where, how, then);
    }

    /** Whether a run is going on. */
    boolean running() {
        return !runs.going().isEmpty();
    }

    private boolean running(Connection connection) {
        return runs.going().contains(connection);
    }

    /** What runs and what ended. */
    Runs runs() {
        return runs;
    }

    /** Gives up what the database that is shown does not answer. */
    void cancelWaiting() {
        Connection shown = current.get();
        if (shown != null && !running(shown)) {
            shown.workspace().abandon();
        }
    }

    /** Whether the database that is shown keeps a person waiting. */
    ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
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
