package dev.tidemark.ui.run;

import dev.tidemark.application.outcome.FillProgress;
import dev.tidemark.application.outcome.LockWait;
import dev.tidemark.domain.deployment.BlockingSession;
import dev.tidemark.domain.plan.Fill;
import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.sql.Redactor;
import dev.tidemark.ui.control.Times;
import dev.tidemark.ui.view.Messages;
import dev.tidemark.ui.view.RunOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A run while it goes on: what is sent now and since when, who stands in the way, and what was said so far. */
public final class LiveViewModel {
    private static final int LOG_WIDTH = 160;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60;

    private final RunOrder order;
    private final Plan plan;
    private final Messages messages;
    private final InstantSource clock;
    private final ObservableList<String> log = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper statement = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper now = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<List<BlockingSession>> blocking = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper heldUp = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper attempt = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Step> step = new ReadOnlyObjectWrapper<>();
    private @Nullable Instant began;
    private @Nullable Instant statementBegan;
    private long milliseconds;
    private int stepNumber;
    private int statementNumber;
    private int statementsDone;
    private int statementsBefore;
    private final int statements;
    private @Nullable FillProgress filled;
    private @Nullable FillProgress filledFirst;
    private @Nullable Instant filledSince;
    private @Nullable LockWait wait;
    private boolean toldBlocked;
    private boolean over;

    LiveViewModel(RunOrder order, Messages messages, InstantSource clock) {
        this.order = order;
        this.plan = order.plan();
        this.messages = messages;
        this.clock = clock;
        this.statements = plan.steps().stream().mapToInt(LiveViewModel::statementsOf).sum();
    }

    void begin() {
        began = clock.instant();
        say(messages.text("run.log.begin", plan.steps().size(), plan.statementCount()));
    }

    void heard(RunEvent event) {
        switch (event) {
            case RunEvent.StepStarted started -> {
                stepNumber = started.index() + 1;
                statementNumber = 0;
                statementsBefore = statementsDone;
                filled = null;
                filledFirst = null;
                step.set(started.step());
                paused.set(false);
                say(messages.text("run.log.step", stepNumber, plan.steps().size(), started.step().title(),
                        started.step().revision()));
            }
            case RunEvent.StatementStarted sent -> {
                statementNumber = sent.number();
                statementBegan = clock.instant();
                shown(sent);
                say(messages.text("run.log.sent", sent.number(), statementsOf(sent.step()), oneLine(sent.sql())));
            }
            case RunEvent.StatementEnded back -> {
                statementBegan = null;
                statementsDone++;
                if (back.step().conditions().fill() == null) {
                    progress.set(Math.min(1, statementsDone / (double) Math.max(1, statements)));
                }
                say(messages.text("run.log.back", back.number(), Times.duration(back.milliseconds())));
            }
            case RunEvent.BatchEnded batch -> batch(batch.step(), batch.progress());
            case RunEvent.StepEnded done -> {
                passed();
                String key = order.keepsLater() ? "run.log.sentAll" : "run.log.committed";
                say(messages.text(key, Times.duration(done.done().milliseconds())));
            }
            case RunEvent.Committed together -> {
                if (order.keepsLater()) {
                    say(messages.text("run.log.together", together.done().size()));
                }
            }
            case RunEvent.WaitsForLock waits -> pause(waits.pause());
            case RunEvent.TriesAgain again -> {
                paused.set(false);
                blocking.set(List.of());
                say(messages.text("run.log.again", again.attempt()));
            }
            case RunEvent.Blocked blocked -> blocked(blocked.sessions());
        }
        tick();
    }

    /** Of a fill the statement that changes rows stays, not those that find out where it begins and note where it ended. */
    private void shown(RunEvent.StatementStarted sent) {
        Fill fill = sent.step().conditions().fill();
        boolean beside = fill != null
                && (sent.sql().equals(fill.texts().next()) || sent.sql().equals(fill.texts().position()));
        if (!beside) {
            statement.set(sent.sql());
        }
    }

    private void batch(Step of, FillProgress now) {
        if (filledFirst == null) {
            filledFirst = now;
            filledSince = clock.instant();
        }
        filled = now;
        double done = statementsBefore + statementsOf(of) * now.fraction();
        progress.set(Math.min(1, done / Math.max(1, statements)));
        say(messages.text("run.log.batch", now.batch(), now.rows(), now.total(), now.changed(),
                Times.duration(now.milliseconds())));
    }

    /** How long the rest of the fill takes at the pace so far, in milliseconds; 0 where that is not known. */
    private long left(FillProgress now) {
        FillProgress first = filledFirst;
        Instant since = filledSince;
        if (first == null || since == null || now.total() <= now.rows() || now.rows() <= first.rows()) {
            return 0;
        }
        long spent = Duration.between(since, clock.instant()).toMillis();
        return (long) (spent * ((now.total() - now.rows()) / (double) (now.rows() - first.rows())));
    }

    /** What was sent is undone: the bar goes back to where the next attempt begins. */
    private void pause(LockWait now) {
        wait = now;
        paused.set(true);
        heldUp.set(true);
        blocking.set(now.blockers());
        statementBegan = null;
        filled = null;
        statementsDone = plan.steps().subList(0, Math.min(now.from(), plan.steps().size())).stream()
                .mapToInt(LiveViewModel::statementsOf)
                .sum();
        progress.set(Math.min(1, statementsDone / (double) Math.max(1, statements)));
        Duration left = Duration.between(clock.instant(), now.nextAt());
        say(messages.text("run.log.pause.lock", now.attempt(), Times.duration(Math.max(0, left.toMillis()))));
    }

    /** The step got through: whoever stood in its way is gone. */
    private void passed() {
        wait = null;
        paused.set(false);
        blocking.set(List.of());
        heldUp.set(false);
        attempt.set("");
    }

    /** Which attempt it is, when the next one begins, and until when that goes on. */
    private void count(LockWait now, Instant at) {
        String until = RunWords.hour(now.until());
        if (!paused.get()) {
            attempt.set(messages.text("run.wait.trying", now.attempt() + 1, until));
            return;
        }
        long seconds = Math.max(0, Math.ceilDiv(Duration.between(at, now.nextAt()).toMillis(), SECOND));
        String clockTime = "%d:%02d".formatted(seconds / MINUTE, seconds % MINUTE);
        attempt.set(messages.text("run.wait.paused", now.attempt(), clockTime, until));
        this.now.set(messages.text("run.now.paused", clockTime));
    }

    private void blocked(List<BlockingSession> sessions) {
        if (paused.get()) {
            return;
        }
        blocking.set(sessions);
        if (!sessions.isEmpty()) {
            heldUp.set(true);
        }
        if (!sessions.isEmpty() && !toldBlocked) {
            sessions.forEach(s -> say(messages.text("run.log.blocked", RunWords.blocked(s, messages))));
        }
        toldBlocked = !sessions.isEmpty();
    }

    /** Adds a line to the log, with the time. */
    void say(String line) {
        log.add(Times.time(LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault())) + "  " + line);
    }

    void ended(boolean completed) {
        tick();
        if (completed) {
            progress.set(1);
        }
        statement.set("");
        passed();
        over = true;
    }

    /** Moves the clocks on. */
    void tick() {
        Instant from = began;
        if (from == null || over) {
            return;
        }
        Instant at = clock.instant();
        milliseconds = Duration.between(from, at).toMillis();
        elapsed.set(Times.duration(milliseconds));
        Step running = step.get();
        FillProgress rows = filled;
        LockWait waiting = wait;
        if (waiting != null) {
            count(waiting, at);
        }
        if (waiting != null && paused.get()) {
            return;
        }
        if (running != null && rows != null) {
            long left = left(rows);
            String text = messages.text(
                    "run.now.batch", stepNumber, plan.steps().size(), rows.batch() + 1, rows.rows(), rows.total());
            now.set(left < 1000 ? text : text + "  ·  " + messages.text("run.now.left", Times.duration(left)));
        } else if (running != null) {
            Instant sent = statementBegan;
            String text = messages.text(
                    "run.now", stepNumber, plan.steps().size(), statementNumber, statementsOf(running));
            now.set(sent == null ? text : text + "  ·  " + Times.duration(Duration.between(sent, at).toMillis()));
        }
    }

    private static int statementsOf(Step step) {
        return step.statements().size() + step.history().size();
    }

    private static String oneLine(String sql) {
        String line = Redactor.sql(sql).replaceAll("\\s+", " ").strip();
        return line.length() > LOG_WIDTH ? line.substring(0, LOG_WIDTH) + "…" : line;
    }

    /** What cancelling the statement would leave in the database, in a sentence. */
    public String afterCancelling() {
        Step running = step.get();
        if (order.isTrial()) {
            return messages.text("run.cancel.trial");
        }
        if (order.allOrNothing()) {
            return messages.text("run.cancel.whole");
        }
        if (paused.get()) {
            return messages.text("run.cancel.paused");
        }
        if (running != null && running.conditions().fill() != null) {
            return messages.text("run.cancel.batch");
        }
        boolean undone = running == null || running.conditions().transactional() || running.kind().recordOnly();
        return messages.text(undone ? "run.cancel.undone" : "run.cancel.stays", Math.max(0, stepNumber - 1));
    }

    /** When it began, or null before. */
    @Nullable
    Instant began() {
        return began;
    }

    /** How long it took so far. */
    long milliseconds() {
        return milliseconds;
    }

    /** What was said so far, each line with its time. */
    public ObservableList<String> log() {
        return log;
    }

    /** The step that runs now, or null before the first. */
    public ReadOnlyObjectProperty<@Nullable Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** The statement that was sent last; empty before the first and at the end. */
    public ReadOnlyStringProperty statementProperty() {
        return statement.getReadOnlyProperty();
    }

    /** Which statement of which revision it is, and how long it has been running. */
    public ReadOnlyStringProperty nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** How long the run has been going on. */
    public ReadOnlyStringProperty elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /** How much of it is done, from 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Whether somebody stands in the way of the step, also between two attempts. */
    public ReadOnlyBooleanProperty heldUpProperty() {
        return heldUp.getReadOnlyProperty();
    }

    /** Whether nothing is sent and nothing is held, because a lock is tried again later. */
    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** Which attempt to get a lock it is, and when the next one begins, in words; empty at the first. */
    public ReadOnlyStringProperty attemptProperty() {
        return attempt.getReadOnlyProperty();
    }

    /** Who stands in the way of the statement; empty for nobody. */
    public ReadOnlyObjectProperty<List<BlockingSession>> blockingProperty() {
        return blocking.getReadOnlyProperty();
    }
}
