package dev.tidemark.domain.plan;

import java.util.ArrayList;
import java.util.List;

/** What a trial of a plan leaves behind although it was rolled back, in sentences. Pure. */
public final class TrialRemains {
    private TrialRemains() {}

    /** Of {@code plan}, on PostgreSQL. */
    public static List<String> of(Plan plan) {
        List<String> left = new ArrayList<>();
        left.add("Numbers that a sequence gave out are used up.");
        left.add("What was written stays in the write-ahead log, and as dead rows until the next vacuum.");
        if (plan.steps().stream().anyMatch(step -> !step.conditions().decidedWhileRunning().isEmpty())) {
            left.add("The project's own code ran: what it did outside of this transaction, such as to files or over other"
                    + " connections, cannot be undone.");
        }
        return left;
    }
}
