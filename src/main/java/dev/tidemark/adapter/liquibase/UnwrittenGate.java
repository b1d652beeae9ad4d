package dev.tidemark.adapter.liquibase;

import liquibase.precondition.core.PreconditionContainer;
import liquibase.precondition.core.PreconditionContainer.ErrorOption;
import liquibase.precondition.core.PreconditionContainer.FailOption;
import liquibase.precondition.core.SqlPrecondition;

/** Keeps a revision from running while a place in it has not been written: a precondition that never holds. */
final class UnwrittenGate {
    static final String EXPECTED = "1";
    static final String SQL = "SELECT 0";
    static final String WORDS =
            "Once every place below that says 'Write here' is written, take the two lines about preconditions out.";

    static final String STANDS = "A place that says 'Write here' has not been written. Write it, and take this"
            + " precondition out";

    private UnwrittenGate() {}

    /** Whether these preconditions are the gate, in whichever format they were written. */
    static boolean is(PreconditionContainer container) {
        return container.getNestedPreconditions().size() == 1
                && container.getNestedPreconditions().getFirst() instanceof SqlPrecondition only
                && SQL.equals(only.getSql()) && EXPECTED.equals(only.getExpectedResult());
    }

    static PreconditionContainer precondition() {
        SqlPrecondition never = new SqlPrecondition();
        never.setExpectedResult(EXPECTED);
        never.setSql(SQL);
        PreconditionContainer container = new PreconditionContainer();
        container.setOnFail(FailOption.HALT);
        container.setOnError(ErrorOption.HALT);
        container.setOnFailMessage(STANDS);
        container.addNestedPrecondition(never);
        return container;
    }
}
