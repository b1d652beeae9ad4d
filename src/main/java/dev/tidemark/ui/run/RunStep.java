package dev.tidemark.ui.run;

import dev.tidemark.domain.plan.Step;

/**
 * A step of the plan that runs.
 *
 * @param step which
 * @param progress how far it is
 * @param milliseconds how long it took, 0 before its end
 * @param effect what became of it, in the outcome's word; empty before its end
 */
public record RunStep(Step step, Progress progress, long milliseconds, String effect) {
    /** How far a step is. */
    public enum Progress {
        /** Its turn has not come. */
        WAITING,
        /** Its statements are being sent. */
        RUNNING,
        /** It ran well, and is kept with others later. */
        SENT,
        /** It is committed. */
        DONE,
        /** It ran well in a trial, and is undone. */
        TRIED,
        /** It ran well, and was undone because a later one did not. */
        UNDONE,
        /** It stopped the run. */
        FAILED,
        /** The run ended before its turn came. */
        NOT_RUN
    }

    /** Whether it ran well, whatever became of it. */
    boolean ran() {
        return progress == Progress.DONE || progress == Progress.SENT || progress == Progress.TRIED;
    }

    /** The same, that far. */
    RunStep at(Progress now) {
        return new RunStep(step, now, milliseconds, effect);
    }
}
