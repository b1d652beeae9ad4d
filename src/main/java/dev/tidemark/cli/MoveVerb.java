package dev.tidemark.cli;

import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What upgrade, rollback and stamp have in common. */
abstract class MoveVerb extends Verb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "TARGET", description = "Where to.")
    private @Nullable String target;

    @Option(names = "--only", description = "Exactly that revision.")
    private boolean only;

    @Option(names = "--fingerprint", paramLabel = "F", description = "Run only the plan with this fingerprint.")
    private @Nullable String fingerprint;

    @Option(names = "--plan", paramLabel = "FILE", description = "Run only the plan that this file holds.")
    private @Nullable Path plan;

    MoveVerb(Session session) {
        super(session);
    }

    /** What is asked for, with the target that was typed. */
    abstract PlanRequest request(Target target, boolean only);

    /** Where it goes when nothing is typed, or null where something has to be. */
    abstract @Nullable String usualTarget();

    /** How it is to be run. */
    abstract RunOptions how();

    /** How long a trial of it may take, or null where it is really run. */
    @Nullable
    Duration trial() {
        return null;
    }

    /** Which plans it runs. */
    abstract Set<String> directions();

    @Override
    public Integer call() {
        if (plan != null) {
            return fromFile(plan);
        }
        String typed = target == null ? usualTarget() : target;
        if (typed == null) {
            throw Session.usage("No target was given.", "Say where to: base, -1, a revision, tag:NAME or date:TIME.");
        }
        return new Mover(session(), how().settings(), trial()).move(request(Targets.target(typed), only), Targets.reviewed(fingerprint));
    }

    private int fromFile(Path file) {
        if (target != null || only || fingerprint != null) {
            throw Session.usage("The plan file says all.", "Leave the target, --only and --fingerprint out.");
        }
        PlanFile saved = PlanFile.read(session().file(file));
        if (!directions().contains(saved.direction())) {
            throw Session.usage(
                    "The saved plan is not one for this verb: its direction is '" + saved.direction() + "'.",
                    "Run it with " + verbFor(saved.direction()) + ".");
        }
        return new Mover(session(), how().settings(), trial()).move(saved.request(), saved.reviewed());
    }

    private static String verbFor(String direction) {
        return switch (direction) {
            case "down" -> "rollback";
            case "stamp" -> "stamp";
            default -> "upgrade";
        };
    }
}
