package dev.tidemark.cli;

import dev.tidemark.domain.plan.PlanRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tag}: names the current position. */
@Command(name = "tag", description = "Puts a tag on the current revision.")
final class TagVerb extends Verb {
    private static final int LONGEST = 255;

    @Parameters(index = "0", paramLabel = "NAME", description = "The tag.")
    private String name = "";

    TagVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        String tag = Targets.shown(name).strip();
        if (tag.isEmpty() || tag.length() > LONGEST) {
            throw Session.usage("A tag has 1 to " + LONGEST + " characters.", "Give another name.");
        }
        return new Mover(session()).move(PlanRequest.tag(tag), null);
    }
}
