package dev.tidemark.cli;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rollback}: undoes applied revisions. */
@Command(name = "rollback", aliases = "downgrade", description = "Undoes applied revisions down to a target, which stays applied.")
final class RollbackVerb extends MoveVerb {
    @Mixin
    private MoveOptions how = new MoveOptions();

    RollbackVerb(Session session) {
        super(session);
    }

    @Override
    RunOptions how() {
        return how;
    }

    @Override
    @Nullable
    Duration trial() {
        return how.trial();
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
