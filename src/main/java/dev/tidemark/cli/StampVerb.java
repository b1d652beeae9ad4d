package dev.tidemark.cli;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stamp}: changes the record without running anything. */
@Command(name = "stamp", description = "Marks revisions as applied or as not applied, without running anything.")
final class StampVerb extends MoveVerb {
    @Option(names = "--remove", description = "Mark exactly that revision as not applied.")
    private boolean remove;

    @Mixin
    private RunOptions how = new RunOptions();

    StampVerb(Session session) {
        super(session);
    }

    @Override
    RunOptions how() {
        return how;
    }

    @Override
    PlanRequest request(Target target, boolean only) {
        return new PlanRequest(PlanRequest.Verb.STAMP, target, only || remove, false, remove, null);
    }

    @Override
    @Nullable
    String usualTarget() {
        return null;
    }

    @Override
    Set<String> directions() {
        return Set.of("stamp", "none");
    }
}
