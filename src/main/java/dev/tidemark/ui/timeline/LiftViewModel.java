package dev.tidemark.ui.timeline;

import dev.tidemark.application.MakePlan;
import dev.tidemark.application.Status;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.ui.view.Navigator;
import dev.tidemark.ui.view.Workspace;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The line of the current position while a person holds it: where it is, what putting it down there would do, and how
 * many statements that takes. Putting it down opens the plan; nothing is sent to the database before.
 */
public final class LiftViewModel {
    /** Counting more than these would keep the plan itself waiting. */
    static final int MOST_COUNTED = 2_000;

    /** How many statements it takes. */
    public sealed interface Count {
        /** It is being counted. */
        record Counting() implements Count {}

        /**
         * It was counted.
         *
         * @param statements how many, without the history rows' own
         * @param losses how many of them would lose data
         */
        record Counted(int statements, int losses) implements Count {}

        /** The plan will tell. */
        record Unknown() implements Count {}
    }

    /** Why the line cannot be lifted. */
    public enum Refusal {
        /** The server or the connection takes no writes. */
        READ_ONLY,
        /** Without files it is not known what a move would do. */
        NO_FILES,
        /** There is nothing to apply and nothing to roll back. */
        NOWHERE
    }

    private final Supplier<Workspace> workspace;
    private final MakePlan makePlan;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<@Nullable Lift> lift = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Count> count = new ReadOnlyObjectWrapper<>(new Count.Unknown());
    private final ReadOnlyObjectWrapper<@Nullable Refusal> refusal = new ReadOnlyObjectWrapper<>();
    private @Nullable Status status;
    private List<LiftStop> stops = List.of();
    private boolean counting;

    /** On what {@code workspace} gives. */
    LiftViewModel(Supplier<Workspace> workspace, MakePlan makePlan, Navigator navigator) {
        this.workspace = workspace;
        this.makePlan = makePlan;
        this.navigator = navigator;
    }

    /** Why the line cannot be lifted where the database stands at {@code now}, or null. */
    static @Nullable Refusal refusal(Status now) {
        if (now.server().readOnly() != null) {
            return Refusal.READ_ONLY;
        }
        if (!now.changelog().present()) {
            return Refusal.NO_FILES;
        }
        boolean somewhere = !now.timeline().executed().isEmpty() || !now.timeline().waiting().isEmpty();
        return somewhere ? null : Refusal.NOWHERE;
    }

    /**
     * Takes the line into the hand, where it is. Where that cannot be, the reason is told instead.
     *
     * @return whether it is in the hand
     */
    boolean begin(Status now, List<TimelineRow> rows, TimelineOrder order) {
        refusal.set(refusal(now));
        if (refusal.get() != null) {
            return false;
        }
        status = now;
        stops = LiftStop.of(rows, now.timeline(), order);
        stops.stream().filter(LiftStop::home).findFirst().ifPresent(this::hold);
        return lifted();
    }

    /** The rows are others now: the places where it can be put down are, too. */
    void moved(Status now, List<TimelineRow> rows, TimelineOrder order) {
        Lift held = lift.get();
        if (held == null) {
            return;
        }
        if (status == null || !status.timeline().equals(now.timeline())) {
            cancel();
            return;
        }
        stops = LiftStop.of(rows, now.timeline(), order);
        stops.stream()
                .filter(s -> Objects.equals(s.request(), held.stop().request()))
                .findFirst()
                .ifPresentOrElse(s -> lift.set(new Lift(s, held.outline(), held.marks(), held.oneWay())), this::cancel);
    }

    /** Holds it over the place nearest to {@code at}, in rows from the top. */
    public void over(double at) {
        if (lifted()) {
            LiftStop nearest = stops.getFirst();
            for (LiftStop stop : stops) {
                if (Math.abs(stop.at() - at) < Math.abs(nearest.at() - at)) {
                    nearest = stop;
                }
            }
            hold(nearest);
        }
    }

    /** Moves it by so many places, down where positive; it stays on the timeline. */
    public void step(int places) {
        Lift held = lift.get();
        if (held != null) {
            int index = stops.indexOf(held.stop());
            hold(stops.get(Math.clamp((long) index + places, 0, stops.size() - 1)));
        }
    }

    private void hold(LiftStop stop) {
        Lift held = lift.get();
        if (status != null && (held == null || !held.stop().equals(stop))) {
            Lift now = Lift.over(stop, status.timeline());
            boolean few = now.count() > 0 && now.count() <= MOST_COUNTED;
            count.set(few ? new Count.Counting() : new Count.Unknown());
            lift.set(now);
        }
    }

    /** Counts the statements of where it is held; the answer comes later, and only the latest one counts. */
    public void count() {
        Lift held = lift.get();
        PlanRequest request = held == null ? null : held.stop().request();
        if (request != null && !counting && count.get() instanceof Count.Counting) {
            counting = true;
            Workspace asked = workspace.get();
            asked.tasks().run(
                    () -> makePlan.make(asked.database(), request),
                    plan -> counted(request, plan),
                    failure -> failed(request),
                    this::next);
        }
    }

    /** Somebody moved the line on while it was counted: counts again. */
    private void next() {
        counting = false;
        count();
    }

    private void counted(PlanRequest request, Plan plan) {
        Lift held = lift.get();
        if (held != null && request.equals(held.stop().request())) {
            boolean same = plan.steps().size() == held.count();
            count.set(same ? new Count.Counted(plan.statementCount(), plan.losses().size()) : new Count.Unknown());
        }
    }

    /** The plan will say it again, and better. */
    private void failed(PlanRequest request) {
        Lift held = lift.get();
        if (held != null && request.equals(held.stop().request())) {
            count.set(new Count.Unknown());
        }
    }

    /** Puts it down: opens the plan that moves it there. At home it only lets go. */
    public void drop() {
        Lift held = lift.get();
        cancel();
        if (held != null && held.stop().request() != null) {
            navigator.plan(held.stop().request());
        }
    }

    /** Puts it back to where it was; forgets also why it could not be lifted. */
    public void cancel() {
        lift.set(null);
        refusal.set(null);
        stops = List.of();
    }

    /** Whether it is in the hand. */
    public boolean lifted() {
        return lift.get() != null;
    }

    /** Where it is held, or null where it is at rest. */
    public ReadOnlyObjectProperty<@Nullable Lift> liftProperty() {
        return lift.getReadOnlyProperty();
    }

    /** How many statements it takes. */
    public ReadOnlyObjectProperty<Count> countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Why it could not be lifted, after somebody tried; else null. */
    public ReadOnlyObjectProperty<@Nullable Refusal> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }
}
