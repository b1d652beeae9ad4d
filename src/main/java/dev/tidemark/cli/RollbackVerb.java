package dev.tidemark.cli;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code rollback}: undoes applied revisions. */
@Command(name = "rollback", aliases = "downgrade", description = "Undoes applied revisions down to a target, which stays applied.")
final class RollbackVerb extends MoveVerb {
    RollbackVerb(Session session) {
        super(session);
    }

    @Override
    PlanRequest request(Target target, boolean only) {
        return new PlanRequest(PlanRequest.Verb.ROLLBACK, target, only, false, false, null);
    }

    @Override
    @Nullable
    String usualTarget() {
        return null;
    }

    @Override
    Set<String> directions() {
        return Set.of("down", "none");
    }
}
