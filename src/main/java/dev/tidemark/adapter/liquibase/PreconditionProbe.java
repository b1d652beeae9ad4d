package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.plan.PreconditionResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.CustomPreconditionWrapper;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.precondition.core.ChangeLogPropertyDefinedPrecondition;
import liquibase.precondition.core.DBMSPrecondition;
import liquibase.precondition.core.ObjectQuotingStrategyPrecondition;
import liquibase.precondition.core.PreconditionContainer;
import liquibase.precondition.core.RunningAsPrecondition;
import org.jspecify.annotations.Nullable;

/** Evaluates preconditions as they are now, in a reading transaction. User code among them is not run. */
final class PreconditionProbe implements PreconditionAnswers {
    private final Database database;
    private final DatabaseChangeLog log;

    PreconditionProbe(Database database, DatabaseChangeLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public Answer of(ChangeSet changeSet) {
        PreconditionContainer container = changeSet.getPreconditions();
        if (container == null || container.getNestedPreconditions().isEmpty()) {
            return Answer.NONE;
        }
        return evaluate(container, changeSet);
    }

    @Override
    public Answer ofChangelog() {
        PreconditionContainer container = log.getPreconditions();
        if (container == null || container.getNestedPreconditions().isEmpty()) {
            return Answer.NONE;
        }
        return evaluate(container, null);
    }

    private Answer evaluate(PreconditionContainer container, @Nullable ChangeSet changeSet) {
        if (hasUserCode(container)) {
            return new Answer(PreconditionResult.UNKNOWN, false,
                    "The project's own code decides, and is only run with the plan.");
        }
        boolean settled = settled(container);
        try {
            check(container, changeSet);
            return new Answer(PreconditionResult.MET, settled, "");
        } catch (PreconditionFailedException e) {
            String why = UnwrittenGate.is(container)
                    ? UnwrittenGate.STANDS
                    : e.getFailedPreconditions().stream()
                            .map(f -> String.valueOf(f.getMessage()))
                            .collect(Collectors.joining("; "));
            return new Answer(onFail(container.getOnFail()), settled, why);
        } catch (PreconditionErrorException e) {
            String why = e.getErrorPreconditions().stream()
                    .map(f -> words(f.getCause()))
                    .collect(Collectors.joining("; "));
            return new Answer(onError(container.getOnError()), settled, "could not be evaluated: " + why);
        }
    }

    /** On PostgreSQL an error makes the whole transaction useless, and with it every later answer. */
    void check(Precondition container, @Nullable ChangeSet changeSet)
            throws PreconditionFailedException, PreconditionErrorException {
        if (!(database.getConnection() instanceof JdbcConnection jdbc)) {
            container.check(database, log, changeSet, null);
            return;
        }
        try {
            Connection connection = jdbc.getUnderlyingConnection();
            Savepoint before = connection.setSavepoint();
            try {
                container.check(database, log, changeSet, null);
            } finally {
                connection.rollback(before);
            }
        } catch (SQLException e) {
            throw Failures.reading(e);
        }
    }

    static String words(Throwable cause) {
        SQLException sql = Failures.cause(cause, SQLException.class);
        return sql == null ? Failures.innermost(cause) : Failures.firstLine(sql);
    }

    static PreconditionResult onFail(PreconditionContainer.FailOption option) {
        return switch (option) {
            case HALT -> PreconditionResult.HALT;
            case CONTINUE -> PreconditionResult.SKIP;
            case MARK_RAN -> PreconditionResult.MARK_RAN;
            case WARN -> PreconditionResult.WARN;
        };
    }

    static PreconditionResult onError(PreconditionContainer.ErrorOption option) {
        return switch (option) {
            case HALT -> PreconditionResult.HALT;
            case CONTINUE -> PreconditionResult.SKIP;
            case MARK_RAN -> PreconditionResult.MARK_RAN;
            case WARN -> PreconditionResult.WARN;
        };
    }

    private static boolean settled(Precondition precondition) {
        if (precondition instanceof PreconditionLogic logic) {
            return logic.getNestedPreconditions().stream().allMatch(PreconditionProbe::settled);
        }
        return precondition instanceof DBMSPrecondition
                || precondition instanceof RunningAsPrecondition
                || precondition instanceof ChangeLogPropertyDefinedPrecondition
                || precondition instanceof ObjectQuotingStrategyPrecondition;
    }

    static boolean hasUserCode(Precondition precondition) {
        if (precondition instanceof PreconditionLogic logic) {
            return logic.getNestedPreconditions().stream().anyMatch(PreconditionProbe::hasUserCode);
        }
        return precondition instanceof CustomPreconditionWrapper;
    }
}
