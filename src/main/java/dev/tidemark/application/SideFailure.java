package dev.tidemark.application;

import dev.tidemark.application.comparison.Side;
import dev.tidemark.application.outcome.Failure;

/** Says which of two sides could not be read. */
final class SideFailure {
    private SideFailure() {}

    static Failure of(Side side, Failure failure) {
        String where = side.words().startsWith("the database") ? failure.what() : "";
        String before = where.contains(side.words()) ? "" : "Reading " + side.words() + ": ";
        return switch (failure) {
            case Failure.WrongUsage f -> new Failure.WrongUsage(before + f.what(), f.advice());
            case Failure.Unreachable f -> new Failure.Unreachable(before + f.what(), f.advice());
            case Failure.BadChangelog f -> new Failure.BadChangelog(before + f.what(), f.advice(), f.path(), f.line());
            case Failure.Refused f -> new Failure.Refused(before + f.what(), f.advice());
            case Failure.StatementFailed f -> new Failure.StatementFailed(
                    f.revision(), f.statement(), f.position(), f.sqlState(), before + f.message(), f.databaseState(),
                    f.advice(), f.details());
            case Failure.Unexpected f ->
                new Failure.Unexpected(before + f.what(), f.databaseState(), f.advice(), f.details());
            case Failure.LockHeld f -> f;
            case Failure.Cancelled f -> f;
        };
    }
}
