package dev.tidemark.application;

import org.jspecify.annotations.Nullable;

/**
 * What a person agreed to after reading a plan.
 *
 * @param yes that it runs at all, for unprotected connections
 * @param typedDatabase the database's name as they typed it, for protected ones; null for nothing typed
 * @param dataLoss that the data which the plan names is lost
 */
public record Agreement(boolean yes, @Nullable String typedDatabase, boolean dataLoss) {
    /** Agreed to nothing yet. */
    public static final Agreement NONE = new Agreement(false, null, false);
}
