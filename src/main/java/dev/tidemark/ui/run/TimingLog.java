package dev.tidemark.ui.run;

import dev.tidemark.application.outcome.TrialOutcome;
import dev.tidemark.application.outcome.TrialOutcome.Timing;
import dev.tidemark.application.outcome.TrialOutcome.TriedStep;
import java.util.ArrayList;
import java.util.List;

/** How long the statements of a run took, as they come back. What was undone and is tried again does not count. */
final class TimingLog {
    private final List<RunTiming> all = new ArrayList<>();
    private int number;
    private String sql = "";

    void heard(RunEvent event) {
        switch (event) {
            case RunEvent.StepStarted started -> number = started.index() + 1;
            case RunEvent.StatementStarted sent -> sql = sent.sql();
            case RunEvent.StatementEnded back ->
                all.add(RunTiming.of(number, back.step(), back.number(), sql, back.milliseconds(), true));
            case RunEvent.WaitsForLock waits ->
                all.removeIf(timing -> timing.number() > waits.pause().from());
            default -> {}
        }
    }

    List<RunTiming> all() {
        return all;
    }

    /** Those of a trial. */
    static List<RunTiming> of(TrialOutcome trial) {
        List<RunTiming> timings = new ArrayList<>();
        for (TriedStep tried : trial.steps()) {
            int statement = 0;
            for (Timing timing : tried.timings()) {
                statement++;
                timings.add(RunTiming.of(
                        tried.index() + 1, tried.step(), statement, timing.sql(), timing.milliseconds(),
                        timing.well()));
            }
        }
        return timings;
    }
}
