package dev.tidemark.cli;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code upgrade}: applies pending revisions. */
@Command(name = "upgrade", description = "Applies pending revisions up to a target; default: head.")
final class UpgradeVerb extends MoveVerb {
    @Option(names = "--accept-edited", description = "Take the new checksums of revisions that were edited after they ran.")
    private boolean acceptEdited;

    @Mixin
    private MoveOptions how = new MoveOptions();

    UpgradeVerb(Session session) {
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
        return new PlanRequest(PlanRequest.Verb.UPGRADE, target, only, acceptEdited, false, null);
    }

    @Override
    String usualTarget() {
        return "head";
    }

    @Override
    Set<String> directions() {
        return Set.of("up", "none");
    }
}
