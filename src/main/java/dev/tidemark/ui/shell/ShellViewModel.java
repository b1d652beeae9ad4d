package dev.tidemark.ui.shell;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.ui.comparison.ComparisonViewModel;
import dev.tidemark.ui.connection.ConnectViewModel;
import dev.tidemark.ui.connection.FolderViewModel;
import dev.tidemark.ui.connection.NewProjectViewModel;
import dev.tidemark.ui.connection.StartViewModel;
import dev.tidemark.ui.contexts.ContextsViewModel;
import dev.tidemark.ui.journal.RunLogViewModel;
import dev.tidemark.ui.lock.LockViewModel;
import dev.tidemark.ui.plan.PlanViewModel;
import dev.tidemark.ui.run.ResultViewModel;
import dev.tidemark.ui.run.RunViewModel;
import dev.tidemark.ui.target.TagViewModel;
import dev.tidemark.ui.target.TargetViewModel;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.timeline.TimelineViewModel;
import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Recents;
import dev.tidemark.ui.view.SampleOpener;
import dev.tidemark.ui.view.Workspace;
import dev.tidemark.ui.watch.WatchViewModel;
import java.nio.file.Path;
import java.time.Instant;
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
    private final RememberedContexts remembered;
    private final Demos demos;
    private final Comparisons comparisons;
    private final ObservableList<Connection> connections = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Connection> current = new ReadOnlyObjectWrapper<>();
    private final Recents recents;
    private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Card> card = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Header> header;
    private @Nullable TaskRunner logTasks;
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
        this.remembered = new RememberedContexts(services.keeping().preferences());
        recents = new Recents(services.keeping().preferences());
        comparisons = new Comparisons(services.comparing(), messages, this);
        demos = new Demos(services.opening().sample(), runners, messages, this);
        screen.set(start());
        header = new ReadOnlyObjectWrapper<>(Header.of(null, false, messages));
        screen.subscribe(ShellViewModel::left);
        screen.subscribe(now -> head());
        current.subscribe(now -> head());
    }

    /** A connection that is being tried belongs to its form: nobody who left it expects a timeline later. */
    private static void left(@Nullable Screen before, @Nullable Screen now) {
        switch (before) {
            case Screen.Connect connect -> connect.model().leave();
            case Screen.Folder folder -> folder.model().leave();
            case null, default -> {}
        }
    }

    private void head() {
        header.set(Header.of(current.get(), screen.get() instanceof Screen.Timeline, messages));
        Connection shown = current.get();
        boolean slow = shown != null && !running(shown) && shown.workspace().tasks().slowProperty().get();
        waiting.set(slow);
        String said = runs.said(messages);
        if (!slow && !said.isEmpty()) {
            activity.set(said);
        } else if (!slow && lost() && shown != null) {
            activity.set(messages.text("footer.lost", shown.watch().asOf()));
        } else {
            // A timeline that is read again shows what it has; words that come and go would only flicker.
            boolean reading = shown != null && shown.status() == null && shown.timeline().busyProperty().get();
            String state = slow ? "footer.waiting" : reading ? "footer.reading" : "footer.connected";
            activity.set(messages.text(shown == null ? "footer.nothing" : state));
        }
    }

    /** Shows {@code next} for {@code connection}, and again when it is come back to. */
    private void go(Connection connection, Screen next) {
        if (screens.get(connection) instanceof Screen.Plan left) {
            left.model().stopCounting();
        }
        screens.put(connection, next);
        if (connection.equals(current.get())) {
            screen.set(next);
        }
    }

    @Override
    public void openSample() {
        demos.open(SampleOpener.Place.MEMORY);
    }

    @Override
    public void openSampleOnServer() {
        demos.open(SampleOpener.Place.SERVER);
    }

    @Override
    public void resetSample() {
        Connection shown = current.get();
        if (shown != null && demo() != null && !running()) {
            card.set(new Card.ResetDemo(shown));
        }
    }

    /** Makes a database of the demo anew. */
    void resetDemo(Connection connection) {
        closeOverlay();
        demos.reset(connection);
    }

    /** Which part of the demo is shown; null where it is another database, or none. */
    SampleOpener.@Nullable Demo demo() {
        SampleOpener.Choice choice = demos.choice(current.get());
        return choice == null ? null : choice.demo();
    }

    /** Says what the window is doing. */
    void say(String text) {
        activity.set(text);
    }

    /** Says what the window is doing by what it shows. */
    void sayWhereWeAre() {
        head();
    }

    @Override
    public void connect() {
        ConnectViewModel model = form();
        screen.set(new Screen.Connect(model));
        model.look();
    }

    private ConnectViewModel form() {
        return new ConnectViewModel(
                services.opening().projects(), runners, this, messages, services.keeping().preferences());
    }

    @Override
    public void connect(Bookmark known) {
        ConnectViewModel model = form();
        model.fill(known);
        screen.set(new Screen.Connect(model));
        model.look();
    }

    @Override
    public void reopen(Bookmark recent) {
        if (!running()) {
            ConnectViewModel model = form();
            screen.set(new Screen.Connect(model));
            model.reopen(recent);
            model.look();
        }
    }

    @Override
    public void openFolder(Path folder) {
        if (!running()) {
            FolderViewModel model = new FolderViewModel(services.opening().projects(), runners, this, messages);
            screen.set(new Screen.Folder(model));
            model.find(folder);
        }
    }

    @Override
    public void newProject(@Nullable Path folder) {
        if (!running()) {
            NewProjectViewModel model = new NewProjectViewModel(services.opening().projects(), runners, this);
            model.folderProperty().set(folder == null ? "" : folder.toString());
            screen.set(new Screen.NewProject(model));
        }
    }

    /** What was opened lately, newest first; {@link #reopen} opens one again. */
    public ObservableList<Bookmark> recents() {
        return recents.list();
    }

    private Screen.Start start() {
        StartViewModel model = new StartViewModel(recents, runners, this);
        model.look();
        return new Screen.Start(model);
    }

    @Override
    public void opened(Workspace workspace) {
        Connection connection = connection(workspace);
        connections.add(connection);
        if (!workspace.throwaway()) {
            recents.note(Bookmark.of(workspace, Instant.now()));
        }
        Execution chosen =
                workspace.throwaway() ? null : remembered.find(workspace.database(), connection.said());
        if (chosen == null) {
            show(connection);
        } else {
            current.set(connection);
            go(connection, new Screen.Timeline(connection));
            reopen(connection, chosen, () -> {});
        }
    }

    /** Adds a database to the list without going to it, and reads where it stands. */
    void openedBeside(Workspace workspace) {
        Connection connection = connection(workspace);
        connections.add(connection);
        connection.timeline().refresh();
    }

    /** Puts a database in another's place and shows it. */
    void replace(Connection before, Workspace workspace) {
        Connection connection = connection(workspace);
        int index = connections.indexOf(before);
        screens.remove(before);
        if (index < 0) {
            connections.add(connection);
        } else {
            connections.set(index, connection);
        }
        show(connection);
    }

    private Connection connection(Workspace workspace) {
        Connection connection = Connection.of(workspace, services, runners, messages, this);
        connection.timeline().statusProperty().subscribe(status -> read(connection.timeline()));
        connection.timeline().busyProperty().subscribe(busy -> head());
        connection.watch().stateProperty().subscribe(state -> head());
        workspace.tasks().slowProperty().subscribe(slow -> head());
        return connection;
    }

    /** Tells the list that a row of it looks different now. */
    private void read(TimelineViewModel timeline) {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).timeline() == timeline) {
                connections.set(i, connections.get(i));
            }
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
            screen.set(start());
        } else if (running(shown) || comesBackToRun(shown)) {
            show(shown);
        } else {
            runs.seen(shown);
            go(shown, new Screen.Timeline(shown));
        }
    }

    /** From the run log it goes back to a run, which may have ended meanwhile and was not looked at. */
    private boolean comesBackToRun(Connection shown) {
        return screen.get() instanceof Screen.RunLog && screens.get(shown) instanceof Screen.Run;
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
            PlanViewModel.UseCases useCases = new PlanViewModel.UseCases(
                    services.moving().makePlan(), services.moving().foresee(), services.saving().plan(),
                    services.saving().script());
            PlanViewModel model = new PlanViewModel(shown.workspace(), useCases, this, messages, request);
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
            go(shown, new Screen.Run(model, new ResultViewModel.UseCases(
                    services.saving().report(), services.reading().looking().source(), shown::file)));
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

    @Override
    public void runLog() {
        if (logTasks == null) {
            logTasks = runners.named("run-log");
        }
        RunLogViewModel model = new RunLogViewModel(
                new RunLogViewModel.UseCases(services.keeping().log(), services.saving().log(),
                        services.keeping().preferences()),
                logTasks, this, messages);
        screen.set(new Screen.RunLog(model));
        model.read();
    }

    @Override
    public void tag() {
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

    /** Compares the database that is shown with what its project wants; shows the comparison where it is open. */
    void compare() {
        Connection shown = current.get();
        if (shown != null && !running(shown)) {
            ComparisonViewModel model = comparisons.compare(
                    shown, connections, revision -> go(shown, new Screen.Revision(revision)));
            go(shown, new Screen.Compare(model));
            model.compare();
        }
    }

    /** Begins an empty revision. */
    void newRevision() {
        Connection shown = current.get();
        if (shown != null && !running(shown)) {
            go(shown, new Screen.Revision(comparisons.revision(shown, null)));
        }
    }

    /** Begins a changelog of everything that is in the database. */
    void baseline() {
        Connection shown = current.get();
        if (shown != null && !running(shown)) {
            go(shown, new Screen.Revision(comparisons.baseline(shown)));
        }
    }

    /** Why a verb cannot be done where we are, in words. */
    String whyNot(Header.Verb verb) {
        String why = Header.whyNot(current.get(), verb, messages);
        return why.isEmpty() && !(screen.get() instanceof Screen.Timeline) ? messages.text("verb.why.elsewhere") : why;
    }

    /** Whether the person chose that nothing is written to the database that is shown. */
    boolean lookOnly() {
        Connection shown = current.get();
        return shown != null && shown.workspace().database().connection().lookOnly();
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
        if (shown != null) {
            useContexts(contexts, shown.workspace().database().project().execution().labels());
        }
    }

    @Override
    public void useContexts(@Nullable String contexts, String labels) {
        Connection shown = current.get();
        if (shown == null || running(shown)) {
            return;
        }
        PlanRequest planned = screen.get() instanceof Screen.Plan plan ? plan.model().request() : null;
        Execution now = shown.workspace().database().project().execution();
        reopen(shown, now.choosing(contexts, labels), () -> {
            if (planned != null) {
                plan(planned);
            }
        });
    }

    /** What is shown stays until the files were read with the other choice; the work's thread stays the same. */
    private void reopen(Connection connection, Execution execution, Runnable then) {
        Workspace before = connection.workspace();
        OpenDatabase old = before.database();
        before.tasks().run(
                () -> services.opening().openProject().open(old.connection(), old.project().with(execution)),
                database -> {
                    Workspace again = new Workspace(before.name(), database, before.tasks(), before.throwaway());
                    Connection reopened = connection.reopened(again);
                    boolean shown = connection.equals(current.get());
                    connections.replaceAll(each -> each.equals(connection) ? reopened : each);
                    screens.remove(connection);
                    if (!before.throwaway()) {
                        remembered.keep(database, connection.said());
                    }
                    if (shown) {
                        current.set(reopened);
                        go(reopened, new Screen.Timeline(reopened));
                    }
                    // What was asked of the old one before this is answered before it is closed.
                    before.tasks().run(() -> close(old), done -> {}, this::failed, () -> {});
                    reopened.timeline().refresh();
                    then.run();
                },
                failure -> {
                    failed(failure);
                    if (connection.status() == null) {
                        connection.timeline().refresh();
                    }
                },
                () -> {});
    }

    private static boolean close(OpenDatabase database) {
        database.close();
        return true;
    }

    @Override
    public void chooseContexts() {
        Connection shown = current.get();
        Status status = status();
        if (shown != null && status != null && !running(shown)) {
            card.set(new Card.Contexts(new ContextsViewModel(
                    shown.workspace(), status, services.reading().looking().contexts(), this, messages)));
        }
    }

    /**
     * A second went by: looks, at a pace that disturbs nobody, whether something changed.
     *
     * @param near whether a person is looking at the window
     */
    public void tick(boolean near) {
        boolean reading = near && screen.get() instanceof Screen.Timeline;
        for (Connection each : List.copyOf(connections)) {
            if (running(each)) {
                continue;
            }
            boolean shown = each.equals(current.get());
            each.watch().tick(reading && shown ? WatchViewModel.NEAR : WatchViewModel.AWAY);
        }
    }

    /** Tries the lost connection that is shown again. */
    void retry() {
        Connection shown = current.get();
        if (shown != null) {
            shown.watch().retry();
        }
    }

    /** Whether the connection that is shown is lost. */
    boolean lost() {
        Connection shown = current.get();
        return shown != null && shown.watch().lost();
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
        if (logTasks != null) {
            logTasks.close();
        }
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
