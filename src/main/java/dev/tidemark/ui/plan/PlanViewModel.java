package dev.tidemark.ui.plan;

import dev.tidemark.application.Agreement;
import dev.tidemark.application.MakePlan;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.ui.control.SqlScript;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A plan to read, and the agreement to it. */
public final class PlanViewModel {
    /** What there is to read. */
    public enum State {
        /** The plan is being made. */
        LOADING,
        /** It can be read. */
        READY,
        /** It could not be made; see the failure. */
        FAILED
    }

    /** A plan with the name of the database that it is for. */
    private record Made(Plan plan, String database) {}

    private final Workspace workspace;
    private final MakePlan makePlan;
    private final Navigator navigator;
    private final Messages messages;
    private final PlanRequest request;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final BooleanProperty ticked = new SimpleBooleanProperty();
    private final BooleanProperty lossTicked = new SimpleBooleanProperty();
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
    private final Set<Integer> openHistory = new HashSet<>();
    private Confirmation confirmation = new Confirmation(Confirmation.Kind.NONE, "", List.of());

    /** For {@code request} on {@code workspace}; nothing is asked before {@link #make()}. */
    public PlanViewModel(
            Workspace workspace, MakePlan makePlan, Navigator navigator, Messages messages, PlanRequest request) {
        this.workspace = workspace;
        this.makePlan = makePlan;
        this.navigator = navigator;
        this.messages = messages;
        this.request = request;
        ticked.subscribe(this::judge);
        lossTicked.subscribe(this::judge);
        typed.subscribe(this::judge);
    }

    /** Makes the plan, or makes it again. */
    public void make() {
        state.set(State.LOADING);
        workspace.tasks().run(
                () -> new Made(
                        makePlan.make(workspace.database(), request),
                        workspace.database().engine().identity().database()),
                this::made,
                this::failed,
                this::judge);
    }

    private void made(Made now) {
        confirmation = Confirmation.of(workspace, now.plan(), now.database());
        failure.set(null);
        plan.set(now.plan());
        openHistory.clear();
        fill(now.plan());
        state.set(State.READY);
    }

    private void failed(Failure why) {
        failure.set(why);
        state.set(State.FAILED);
    }

    private void fill(Plan now) {
        rows.setAll(PlanRows.of(now, openHistory, messages));
    }

    private void judge() {
        Plan now = plan.get();
        ready.set(state.get() == State.READY
                && now != null
                && !now.isEmpty()
                && now.blockers().isEmpty()
                && confirmation.agreed(ticked.get(), typed.get(), lossTicked.get()));
    }

    /** Shows or hides the statements of a step's history row. */
    public void toggleHistory(int step) {
        Plan now = plan.get();
        if (now != null) {
            if (!openHistory.remove(step)) {
                openHistory.add(step);
            }
            fill(now);
        }
    }

    /** Runs it, where everything that has to be was agreed to. */
    public void apply() {
        Plan now = plan.get();
        if (now != null && ready.get()) {
            String name = confirmation.kind() == Confirmation.Kind.TYPED_NAME ? typed.get() : null;
            navigator.run(now, new Agreement(true, name, lossTicked.get()));
        }
    }

    /** Goes back without running it. */
    public void back() {
        navigator.timeline();
    }

    /** Plans the same with edited revisions accepted. */
    public void acceptEdits() {
        navigator.plan(request.acceptingEdits());
    }

    /** Opens the database again with all contexts, and plans the same. */
    public void useAllContexts() {
        navigator.useContexts("");
    }

    /** All statements as a script, without those of the history rows. */
    public String script() {
        Plan now = plan.get();
        List<String> texts = new ArrayList<>();
        if (now != null) {
            now.setup().forEach(s -> texts.add(s.sql()));
            for (Step step : now.steps()) {
                step.statements().stream().map(Statement::sql).forEach(texts::add);
            }
        }
        return SqlScript.of(texts);
    }

    Confirmation confirmation() {
        return confirmation;
    }

    ObservableList<PlanRow> rows() {
        return rows;
    }

    /** The database's name, as the server tells it. */
    public String database() {
        return confirmation.database();
    }

    /** What was asked for. */
    public PlanRequest request() {
        return request;
    }

    /** Whether there is anything to read. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The plan, or null before it was made. */
    public ReadOnlyObjectProperty<@Nullable Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Why it could not be made, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether everything was agreed to and it can be run. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Whether the tick to run it is set. */
    public BooleanProperty tickedProperty() {
        return ticked;
    }

    /** Whether the tick to lose what it destroys is set. */
    public BooleanProperty lossTickedProperty() {
        return lossTicked;
    }

    /** The database's name as it is typed. */
    public StringProperty typedProperty() {
        return typed;
    }
}
