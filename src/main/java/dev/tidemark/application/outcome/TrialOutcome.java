package dev.tidemark.application.outcome;

import dev.tidemark.domain.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a trial ended: the plan was run in one transaction, and that was rolled back.
 *
 * @param result {@link RunOutcome.Result#COMPLETED} where every step ran well; nothing is kept in any case
 * @param steps the steps that were begun, in order, with what each statement took
 * @param failure why it did not come to its end, or null where it did
 * @param milliseconds how long it took from the first statement to the end of the rollback
 * @param leaves what it leaves behind although it was rolled back, sentences
 */
public record TrialOutcome(
        RunOutcome.Result result, List<TriedStep> steps, @Nullable Failure failure, long milliseconds,
        List<String> leaves) {

    /**
     * A step that was tried.
     *
     * @param index its place in the plan, from 0
     * @param step which
     * @param effect what became of it, as in {@link RunOutcome.Done}; empty where it failed
     * @param milliseconds how long it took
     * @param timings its statements in the order in which they were sent, those of the history row as well
     */
    public record TriedStep(int index, Step step, String effect, long milliseconds, List<Timing> timings) {
        public TriedStep {
            timings = List.copyOf(timings);
        }
    }

    /**
     * A statement that was tried.
     *
     * @param sql its text
     * @param milliseconds how long it took
     * @param well whether it came back without an error
     */
    public record Timing(String sql, long milliseconds, boolean well) {}

    public TrialOutcome {
        steps = List.copyOf(steps);
        leaves = List.copyOf(leaves);
    }

    /** A trial in which nothing was sent. */
    public static TrialOutcome refused(Failure why) {
        return new TrialOutcome(RunOutcome.Result.REFUSED, List.of(), why, 0, List.of());
    }
}
