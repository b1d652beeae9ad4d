package dev.tidemark.application;

import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.domain.deployment.ServerIdentity;
import dev.tidemark.domain.draft.SqlNames;
import dev.tidemark.domain.plan.Blocker;
import dev.tidemark.domain.plan.Move;
import dev.tidemark.domain.plan.Outline;
import dev.tidemark.domain.plan.PreconditionResult;
import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.plan.StepKind;
import dev.tidemark.domain.recovery.Footprint;
import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.schema.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The steps of plans that mend and are about no revision, and what doubtful revisions have against other plans. */
final class MendingSteps {
    private MendingSteps() {}

    /** Drops the indexes whose building failed and that {@code steps} would build again. */
    static List<Step> inTheWay(OpenDatabase database, ServerIdentity server, List<Step> steps) {
        Map<ObjectName, ObjectName> broken = database.engine().brokenIndexes();
        List<Step> found = new ArrayList<>();
        for (Step step : steps) {
            for (Statement statement : step.statements()) {
                List<String> makes = Footprint.of(statement.sql(), server.schema()).makes();
                broken.keySet().stream()
                        .filter(index -> makes.contains(index.name().toLowerCase(Locale.ROOT)))
                        .forEach(index -> found.add(drop(index)));
            }
        }
        return found;
    }

    /** Drops that index where its building failed; nothing where it did not. */
    static List<Step> dropIndex(OpenDatabase database, ServerIdentity server, String name) {
        return database.engine().brokenIndexes().keySet().stream()
                .filter(index -> index.toString().equals(name)
                        || index.name().equals(name) && index.schema().isEmpty()
                        || (server.schema() + "." + index).equals(name))
                .map(MendingSteps::drop)
                .toList();
    }

    /** Without keeping others from their work while it waits (PostgreSQL manual, DROP INDEX). */
    private static Step drop(ObjectName index) {
        String sql = "DROP INDEX CONCURRENTLY " + new SqlNames("postgresql").of(index);
        return step(StepKind.DROP_INDEX, index.toString(), "Index " + index, List.of(Statement.fixed(sql)), List.of());
    }

    /** Releases the lock as it was seen, and no other. */
    static List<Step> releaseLock(
            OpenDatabase database, LockState lock, List<Blocker> blockers, List<String> notes) {
        if (!lock.held()) {
            return List.of();
        }
        if (lock.holder().life() == LockHolder.Life.ALIVE) {
            blockers.add(new Blocker(
                    Blocker.Reason.SERVER,
                    "The changelog lock's holder lives: the session " + lock.holder().pid() + ".",
                    "Wait until it is done, or have that session ended first."));
        } else if (lock.holder().life() != LockHolder.Life.DEAD) {
            notes.add(
                    "It cannot be told whether the lock's holder lives. Release it only if you know that it does not: two"
                            + " runs at once can leave the schema half-way.");
        }
        String sql = database.engine().releaseLockStatement().sql()
                + (lock.by() == null
                        ? " AND LOCKEDBY IS NULL"
                        : " AND LOCKEDBY = '" + lock.by().replace("'", "''") + "'");
        String since = lock.since() == null ? "" : " since " + lock.since();
        return List.of(step(
                StepKind.RELEASE_LOCK, "changelog lock", "Changelog lock of " + lock.by() + since, List.of(),
                List.of(Statement.fixed(sql))));
    }

    private static Step step(
            StepKind kind, String name, String title, List<Statement> statements, List<Statement> record) {
        return new Step(
                kind, new RevisionId("", name, ""), title, statements, record,
                new Step.Conditions(
                        PreconditionResult.NONE, "", Reversibility.AUTOMATIC, kind.recordOnly(), List.of()),
                List.of());
    }

    /** What is in doubt is neither run again nor rolled back from its beginning. */
    static List<Blocker> doubtful(Outline outline) {
        List<Move> moves = outline.moves().stream()
                .filter(m -> m.entry().inDoubt() && (m.kind() == StepKind.APPLY || m.kind() == StepKind.ROLLBACK))
                .toList();
        if (moves.isEmpty()) {
            return List.of();
        }
        String more = moves.size() == 1 ? "" : " So it is with " + (moves.size() - 1) + " more of this plan.";
        Move first = moves.getFirst();
        return List.of(new Blocker(
                Blocker.Reason.IN_DOUBT,
                first.entry().id() + " is in doubt. " + first.entry().note() + more,
                "See what recover says about it: it can be finished, undone, or marked as run. A target before it can be"
                        + " reached as it is."));
    }
}
