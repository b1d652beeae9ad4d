package dev.tidemark.ui.shell;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ProjectSettings.Execution;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import dev.tidemark.ui.target.TargetViewModel;
import dev.tidemark.ui.task.TaskRunner;
import dev.tidemark.ui.view.Bookmark;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.RunOrder;
import dev.tidemark.ui.view.SampleOpener;
import dev.tidemark.ui.view.Workspace;
import dev.tidemark.ui.watch.WatchViewModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The window as a whole: goes where it is asked to, from whichever screen. */
public final class ShellViewModel implements Navigator {
    private final Services services;
    private final TaskRunner.Factory runners;
    private final Messages messages;
    private final Entrances entrances;
    private final OpenConnections open;
    private final Runs runs;
    private final Situation situation;
    private final Cards cards;
    private final Work work;
    private final Demos demos;
    private final Reopening reopening;
    private final Departures departures;

    /** With nothing open. */
    public ShellViewModel(Services services, TaskRunner.Factory runners, Messages messages) {
        this.services = services;
        this.runners = runners;
        this.messages = messages;
        open = new OpenConnections();
        entrances = new Entrances(services, runners, messages, this, open);
        entrances.start();
        runs = new Runs(new Attention(services.moving().desktop(), messages));
        open.screenProperty().subscribe((before, now) -> Entrances.left(before));
        situation = new Situation(open, runs, messages);
        cards = new Cards(services, messages, this);
        work = new Work(new Work.Common(services, runners, messages, this), open, runs);
        demos = new Demos(services.opening().sample(), runners, messages, this);
        reopening = new Reopening(services, open, this);
        departures = new Departures(open, runs, cards, work, this::timeline);
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
        Connection shown = open.shown();
        if (shown != null && demo() != null && !running()) {
            cards.show(new Card.ResetDemo(shown));
        }
    }

    /** Makes a database of the demo anew. */
    void resetDemo(Connection connection) {
        closeOverlay();
        demos.reset(connection);
    }

    /** Which part of the demo is shown; null where it is another database, or none. */
    SampleOpener.@Nullable Demo demo() {
        SampleOpener.Choice choice = demos.choice(open.shown());
        return choice == null ? null : choice.demo();
    }

    @Override
    public void connect() {
        entrances.connect(null);
    }

    @Override
    public void connect(Bookmark known) {
        entrances.connect(known);
    }

    @Override
    public void reopen(Bookmark recent) {
        if (!running()) {
            entrances.reopen(recent);
        }
    }

    @Override
    public void openFolder(Path folder) {
        if (!running()) {
            entrances.folder(folder);
        }
    }

    @Override
    public void newProject(@Nullable Path folder) {
        if (!running()) {
            entrances.newProject(folder);
        }
    }

    /** What was opened lately, newest first; {@link #reopen} opens one again. */
    public ObservableList<Bookmark> recents() {
        return entrances.recents().list();
    }

    @Override
    public void opened(Workspace workspace) {
        Connection connection = connection(workspace);
        open.add(connection);
        if (!workspace.throwaway()) {
            entrances.recents().note(Bookmark.of(workspace, Instant.now()));
        }
        Execution chosen = reopening.remembered(connection);
        if (chosen == null) {
            show(connection);
        } else {
            open.showUnread(connection);
            reopening.reopen(connection, chosen, () -> {});
        }
    }

    /** Adds a database to the list without going to it, and reads where it stands. */
    void openedBeside(Workspace workspace) {
        Connection connection = connection(workspace);
        open.add(connection);
        connection.timeline().refresh();
    }

    /** Puts a database in another's place and shows it. */
    void replace(Connection before, Workspace workspace) {
        Connection connection = connection(workspace);
        open.replace(before, connection);
        show(connection);
    }

    private Connection connection(Workspace workspace) {
        Connection connection = Connection.of(workspace, services, runners, messages, this);
        connection.timeline().statusProperty().subscribe(status -> {
            open.touched(connection.timeline());
            situation.look();
        });
        connection.timeline().busyProperty().subscribe(busy -> situation.look());
        connection.watch().stateProperty().subscribe(state -> situation.look());
        workspace.tasks().slowProperty().subscribe(slow -> situation.look());
        return connection;
    }

    /** Shows that database, on the screen where it was left. */
    void show(Connection connection) {
        open.show(connection);
    }

    @Override
    public void timeline() {
        Connection shown = open.shown();
        if (shown == null) {
            entrances.start();
        } else if (running(shown) || comesBackToRun(shown)) {
            show(shown);
        } else {
            runs.seen(shown);
            open.go(shown, new Screen.Timeline(shown));
            shown.recovery().resume();
        }
    }

    /** From the run log it goes back to a run, which may have ended meanwhile and was not looked at. */
    private boolean comesBackToRun(Connection shown) {
        return screenProperty().get() instanceof Screen.RunLog && open.left(shown) instanceof Screen.Run;
    }

    @Override
    public void refresh() {
        timeline();
        changed();
    }

    @Override
    public void changed() {
        withShown(shown -> shown.timeline().refresh());
        situation.look();
    }

    @Override
    public void changed(Workspace workspace) {
        open.now().stream()
                .filter(c -> c.workspace().equals(workspace))
                .forEach(c -> c.timeline().refresh());
        situation.look();
    }

    @Override
    public void plan(PlanRequest request) {
        withShown(shown -> work.plan(shown, request));
    }

    @Override
    public void run(RunOrder order, Agreement agreement) {
        withShown(shown -> work.run(shown, order, agreement));
    }

    @Override
    public void howItRuns() {
        if (screenProperty().get() instanceof Screen.Plan plan) {
            cards.how(plan.model());
        }
    }

    @Override
    public void trialRun() {
        if (screenProperty().get() instanceof Screen.Plan plan) {
            cards.trial(plan.model());
        }
    }

    /** Plans everything that is pending. */
    void applyAll() {
        plan(PlanRequest.upgrade(new Target.Head()));
    }

    /** Asks how far back. */
    void rollBack() {
        cards.target(open.shown(), TargetViewModel.Purpose.ROLL_BACK);
    }

    /** Asks what to record. */
    void mark() {
        cards.target(open.shown(), TargetViewModel.Purpose.MARK);
    }

    @Override
    public void runLog() {
        work.runLog();
    }

    @Override
    public void recover() {
        withIdle(work::recover);
    }

    @Override
    public void tag() {
        cards.tag(open.shown());
    }

    @Override
    public void lock() {
        withShown(cards::lock);
    }

    /** Compares the database that is shown with what its project wants; shows the comparison where it is open. */
    void compare() {
        withIdle(work::compare);
    }

    /** Begins an empty revision. */
    void newRevision() {
        withIdle(work::newRevision);
    }

    /** Begins a changelog of everything that is in the database. */
    void baseline() {
        withIdle(work::baseline);
    }

    private void withShown(Consumer<Connection> what) {
        Connection shown = open.shown();
        if (shown != null) {
            what.accept(shown);
        }
    }

    /** Does it with the database that is shown, where nothing runs on it. */
    private void withIdle(Consumer<Connection> what) {
        withShown(shown -> {
            if (!running(shown)) {
                what.accept(shown);
            }
        });
    }

    /** Shows every key. */
    void keys() {
        cards.show(new Card.Keys());
    }

    /** Shows which program this is. */
    void about() {
        cards.show(new Card.About());
    }

    @Override
    public void failed(Failure failure) {
        cards.show(new Card.Problem(failure));
    }

    @Override
    public void closeOverlay() {
        cards.close();
    }

    @Override
    public void useContexts(String contexts) {
        withShown(shown -> useContexts(contexts, shown.workspace().database().project().execution().labels()));
    }

    @Override
    public void useContexts(@Nullable String contexts, String labels) {
        withIdle(shown -> {
            PlanRequest planned = screenProperty().get() instanceof Screen.Plan plan ? plan.model().request() : null;
            Execution now = shown.workspace().database().project().execution();
            reopening.reopen(shown, now.choosing(contexts, labels), () -> {
                if (planned != null) {
                    plan(planned);
                }
            });
        });
    }

    @Override
    public void chooseContexts() {
        withIdle(cards::contexts);
    }

    /**
     * A second went by: looks, at a pace that disturbs nobody, whether something changed.
     *
     * @param near whether a person is looking at the window
     */
    public void tick(boolean near) {
        boolean reading = near && screenProperty().get() instanceof Screen.Timeline;
        for (Connection each : open.now()) {
            if (running(each)) {
                continue;
            }
            boolean shown = each.equals(open.shown());
            each.watch().tick(reading && shown ? WatchViewModel.NEAR : WatchViewModel.AWAY);
        }
    }

    /** Tries the lost connection that is shown again. */
    void retry() {
        withShown(shown -> shown.watch().retry());
    }

    /** Whether a run is going on. */
    boolean running() {
        return !runs.going().isEmpty();
    }

    private boolean running(Connection connection) {
        return runs.going().contains(connection);
    }

    /** Disconnects and closes. */
    Departures departures() {
        return departures;
    }

    /** What the top and the bottom say. */
    Situation situation() {
        return situation;
    }

    /** What runs and what ended. */
    Runs runs() {
        return runs;
    }

    /** Gives up what the database that is shown does not answer. */
    void cancelWaiting() {
        withIdle(shown -> shown.workspace().abandon());
    }

    ObservableList<Connection> connections() {
        return open.all();
    }

    ReadOnlyObjectProperty<@Nullable Connection> currentProperty() {
        return open.currentProperty();
    }

    ReadOnlyObjectProperty<Screen> screenProperty() {
        return open.screenProperty();
    }

    ReadOnlyObjectProperty<@Nullable Card> cardProperty() {
        return cards.cardProperty();
    }

    ReadOnlyObjectProperty<Header> headerProperty() {
        return situation.headerProperty();
    }

    /** What the window is doing, in words. */
    public ReadOnlyStringProperty activityProperty() {
        return situation.activityProperty();
    }
}
