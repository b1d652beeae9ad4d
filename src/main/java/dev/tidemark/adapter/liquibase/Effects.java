package dev.tidemark.adapter.liquibase;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.core.PreconditionContainer.ErrorOption;
import liquibase.precondition.core.PreconditionContainer.FailOption;

/** What an upgrade's visitor says became of the revision. */
final class Effects extends AbstractChangeExecListener {
    private String word = "skipped";
    private boolean passedOver;

    String word() {
        return word;
    }

    @Override
    public void preconditionFailed(PreconditionFailedException error, FailOption onFail) {
        passedOver = onFail == FailOption.MARK_RAN;
    }

    @Override
    public void preconditionErrored(PreconditionErrorException error, ErrorOption onError) {
        passedOver = onError == ErrorOption.MARK_RAN;
    }

    @Override
    public void ran(ChangeSet changeSet, DatabaseChangeLog log, Database database, ExecType execType) {
        word = switch (execType) {
            case EXECUTED -> "executed";
            case RERAN -> passedOver ? "markRan" : "reran";
            case MARK_RAN -> "markRan";
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
        };
    }
}
