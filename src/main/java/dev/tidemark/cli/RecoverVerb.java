package dev.tidemark.cli;

import dev.tidemark.application.Doubts;
import dev.tidemark.application.OpenDatabase;
import dev.tidemark.application.Status;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.TargetNotFound;
import dev.tidemark.domain.plan.TargetResolver;
import dev.tidemark.domain.recovery.Doubt;
import dev.tidemark.domain.recovery.Remedy;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.schema.ObjectName;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recover}: what is locked, interrupted and in doubt, and what to do about it. */
@Command(name = "recover", description = "What is locked, interrupted or not recorded, and what to do.")
final class RecoverVerb extends Verb {
    @Option(names = "--all", description = "Lists the interrupted runs of every database in this computer's run log.")
    private boolean all;

    @Option(names = "--fingerprint", paramLabel = "F", description = "Do only what the plan with this fingerprint does.")
    private @Nullable String fingerprint;

    @Option(names = "--from", paramLabel = "N", description = "With --finish: the first statement that is still to be sent.")
    private @Nullable Integer from;

    @ArgGroup(exclusive = true)
    private @Nullable Action action;

    RecoverVerb(Session session) {
        super(session);
    }

    /** What is to be done; at most one. */
    static final class Action {
        @Option(names = "--mark-run", paramLabel = "ID", description = "Records that revision, runs nothing.")
        private @Nullable String markRun;

        @Option(names = "--unrecord", paramLabel = "ID", description = "Removes that revision's row, runs nothing.")
        private @Nullable String unrecord;

        @Option(names = "--finish", paramLabel = "ID", description = "Sends what is missing of it, and records it.")
        private @Nullable String finish;

        @Option(names = "--undo", paramLabel = "ID", description = "Undoes the part of it that is there.")
        private @Nullable String undo;

        @Option(names = "--drop-invalid-index", paramLabel = "NAME", description = "Drops an index whose building failed.")
        private @Nullable String dropIndex;

        @Option(names = "--release-lock", description = "Releases the changelog lock as it is now.")
        private boolean releaseLock;
    }

    @Override
    public Integer call() {
        Action wanted = action;
        if (from != null && (wanted == null || wanted.finish == null)) {
            throw Session.usage("--from belongs to --finish.", "Say which revision to finish: --finish ID --from N.");
        }
        if (wanted != null) {
            PlanRequest request = request(wanted);
            if (request == null) {
                session().result("The lock is free; there is nothing to release.");
                return ExitCodes.DONE;
            }
            return new Mover(session()).move(request, Targets.reviewed(fingerprint));
        }
        return shown();
    }

    private int shown() {
        try (OpenDatabase database = session().open(false)) {
            Status status = session().tools().timeline().read(database);
            Doubts doubts = session().tools().doubts().find(database, status);
            List<Journal.Entry> unended = all
                    ? session().tools().log().read().stream()
                            .filter(e -> e.outcome().equals("interrupted"))
                            .toList()
                    : doubts.interrupted();
            if (session().options().json()) {
                session().document(RecoverForms.of(doubts, unended));
            }
            session().result(new RecoverText(doubts, unended, session().style()).text());
            return doubts.lock().held() ? ExitCodes.LOCKED : doubts.any() ? ExitCodes.REFUSED : ExitCodes.DONE;
        }
    }

    /** The plan that does it; null where the lock is free already. */
    private @Nullable PlanRequest request(Action wanted) {
        try (OpenDatabase database = session().open(false)) {
            Status status = session().tools().timeline().read(database);
            if (wanted.releaseLock) {
                return status.lock().held() ? PlanRequest.releaseLock() : null;
            }
            if (wanted.dropIndex != null) {
                return PlanRequest.dropIndex(ObjectName.of(wanted.dropIndex));
            }
            if (wanted.finish != null) {
                RevisionId id = named(status, wanted.finish);
                return from == null
                        ? remedy(status, id, Remedy.Kind.FINISH)
                        : PlanRequest.finish(id, IntStream.range(1, from).boxed().toList());
            }
            if (wanted.undo != null) {
                return remedy(status, named(status, wanted.undo), Remedy.Kind.UNDO);
            }
            if (wanted.markRun != null) {
                return remedy(status, named(status, wanted.markRun), Remedy.Kind.MARK_RUN);
            }
            return remedy(status, named(status, String.valueOf(wanted.unrecord)), Remedy.Kind.UNRECORD);
        }
    }

    private static RevisionId named(Status status, String text) {
        try {
            return new TargetResolver(status.timeline()).named(text).id();
        } catch (TargetNotFound e) {
            throw Session.usage(String.valueOf(e.getMessage()), "");
        }
    }

    private static PlanRequest remedy(Status status, RevisionId id, Remedy.Kind kind) {
        for (Doubt doubt : status.doubts()) {
            Remedy remedy = doubt.revision().equals(id) ? doubt.remedy(kind) : null;
            if (remedy != null) {
                return remedy.request();
            }
        }
        boolean doubted = status.doubts().stream().anyMatch(d -> d.revision().equals(id));
        throw new FailedException(new Failure.Refused(
                doubted
                        ? "That is no way out for " + id + " as it stands."
                        : id + " is not in doubt: its record and the schema agree.",
                "'tidemark recover' says what is in doubt and what can be done; 'upgrade', 'rollback' and 'stamp' do the rest."));
    }
}
