package dev.tidemark.application;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.domain.plan.LockRoom;
import dev.tidemark.domain.plan.TransactionUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a plan would run on a database.
 *
 * @param units where it commits, with the settings that were asked about
 * @param locks about how many places of the lock table the largest part takes where the whole plan is one transaction; rather
 *     too many than too few
 * @param room the server's lock table, or null where the product has none
 * @param against why it is refused with those settings, or null where it may run
 * @param againstWholePlan why it cannot be one transaction here, or null where it can; it may still be cut where a statement
 *     stands alone
 * @param againstTrial why it cannot be tried here, or null where it can
 * @param notes what these settings cannot promise, sentences
 */
public record RunTerms(
        List<TransactionUnit> units,
        long locks,
        @Nullable LockRoom room,
        @Nullable Failure against,
        @Nullable Failure againstWholePlan,
        @Nullable Failure againstTrial,
        List<String> notes) {
    public RunTerms {
        units = List.copyOf(units);
        notes = List.copyOf(notes);
    }
}
