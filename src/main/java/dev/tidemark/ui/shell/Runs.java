package dev.tidemark.ui.shell;

import dev.tidemark.application.outcome.CancelToken;
import dev.tidemark.application.outcome.RunOutcome;
import dev.tidemark.ui.run.RunViewModel;
import dev.tidemark.ui.view.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runs of all open databases: those that go on, and those whose end was not looked at yet. */
final class Runs {
    private final Attention attention;
    private final Map<Connection, RunViewModel> runs = new LinkedHashMap<>();
    private final List<Leaving> leaving = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** What was asked for and waits for the end of runs. */
    private record Leaving(List<Connection> where, Runnable then) {}

    Runs(Attention attention) {
        this.attention = attention;
    }

    /** Calls {@code listener} whenever a run got further, began or ended. */
    void changed(Runnable listener) {
        listeners.add(listener);
    }

    /** A run is about to begin. */
    void add(Connection connection, RunViewModel run) {
        runs.put(connection, run);
        run.steps().subscribe(this::tell);
        run.live().heldUpProperty().subscribe((before, now) -> {
            if (now) {
                attention.blocked(connection.workspace().name());
            }
        });
        run.outcomeProperty().subscribe(outcome -> {
            if (outcome != null) {
                ended(connection, run, outcome.result());
            }
        });
        tell();
    }

    private void ended(Connection connection, RunViewModel run, RunOutcome.Result result) {
        attention.ended(connection.workspace().name(), result, run.milliseconds());
        tell();
        boolean asExpected = result == RunOutcome.Result.COMPLETED || result == RunOutcome.Result.CANCELLED;
        for (Leaving wish : List.copyOf(leaving)) {
            boolean mine = wish.where().contains(connection);
            if (mine && !asExpected) {
                leaving.remove(wish); // What went wrong is worth a look.
            } else if (mine && wish.where().stream().noneMatch(going()::contains)) {
                leaving.remove(wish);
                wish.then().run();
            }
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** How it ended was looked at. */
    void seen(Connection connection) {
        RunViewModel run = runs.get(connection);
        if (run != null && !run.running()) {
            runs.remove(connection);
            tell();
        }
    }

    /** Where runs go on. */
    List<Connection> going() {
        return runs.entrySet().stream()
                .filter(e -> e.getValue().running())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The run on that database, also one that ended and was not looked at; null for none. */
    @Nullable
    RunViewModel of(Connection connection) {
        return runs.get(connection);
    }

    /** Stops those that go on there, and does {@code then} when all of them are over; harder where asked again. */
    void stop(List<Connection> where, CancelToken.Wish how, Runnable then) {
        boolean asked = askedNow(where);
        leaving.clear();
        leaving.add(new Leaving(List.copyOf(where), then));
        for (Connection connection : where) {
            RunViewModel run = runs.get(connection);
            if (run == null || !run.running()) {
                continue;
            }
            if (how == CancelToken.Wish.NOW && asked) {
                run.cut();
            } else if (how == CancelToken.Wish.NOW) {
                run.cancelNow();
            } else {
                run.cancelAfterRevision();
            }
        }
        if (where.stream().noneMatch(going()::contains)) {
            leaving.clear();
            then.run();
        }
    }

    /** Whether all that go on there were asked already to cancel what they send. */
    boolean askedNow(List<Connection> where) {
        return where.stream()
                .map(runs::get)
                .filter(run -> run != null && run.running())
                .allMatch(run -> run.wishProperty().get() == CancelToken.Wish.NOW);
    }

    /** What goes on or ended, in a few words; empty for nothing. */
    String said(Messages messages) {
        List<Connection> going = going();
        if (going.size() > 1) {
            return messages.text("footer.running.several", going.size());
        }
        Connection last = going.isEmpty() ? lastEnded() : going.getFirst();
        RunViewModel run = last == null ? null : runs.get(last);
        if (last == null || run == null) {
            return "";
        }
        RunOutcome outcome = run.outcomeProperty().get();
        String name = last.workspace().name();
        return outcome == null
                ? messages.text("footer.running", name, run.stepsDone(), run.steps().size())
                : messages.text((run.order().isTrial() ? "footer.tried." : "footer.ended.") + outcome.result().word(),
                        name);
    }

    /** Whether what is said is that a run failed or was refused. */
    boolean wentWrong() {
        Connection last = going().isEmpty() ? lastEnded() : null;
        RunViewModel run = last == null ? null : runs.get(last);
        RunOutcome outcome = run == null ? null : run.outcomeProperty().get();
        return outcome != null
                && (outcome.result() == RunOutcome.Result.FAILED || outcome.result() == RunOutcome.Result.REFUSED);
    }

    private @Nullable Connection lastEnded() {
        Connection last = null;
        for (Connection connection : runs.keySet()) {
            last = connection;
        }
        return last;
    }

    /** Whether of what goes on there nothing stays unless it comes to its end. */
    boolean allOrNothing(List<Connection> where) {
        return where.stream()
                .map(runs::get)
                .filter(run -> run != null && run.running())
                .anyMatch(run -> run.order().allOrNothing());
    }

    /** Calls a person who looks elsewhere. */
    Attention attention() {
        return attention;
    }
}
