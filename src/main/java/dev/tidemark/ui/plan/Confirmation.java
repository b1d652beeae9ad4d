package dev.tidemark.ui.plan;

import dev.tidemark.domain.plan.Plan;
import dev.tidemark.domain.risk.Risk;
import dev.tidemark.ui.view.Workspace;
import java.util.List;

/**
 * What a person has to agree to before a plan runs; it fits the danger.
 *
 * @param kind how they agree that it runs at all
 * @param database the database's name, to be typed where the kind says so
 * @param losses what the plan destroys, one sentence each; agreed to with a tick of its own
 */
record Confirmation(Kind kind, String database, List<String> losses) {
    /** How a person agrees that a plan runs at all. */
    enum Kind {
        /** By pressing the button: nobody would miss this database. */
        NONE,
        /** With a tick. */
        TICK,
        /** By typing the database's name. */
        TYPED_NAME
    }

    Confirmation {
        losses = List.copyOf(losses);
    }

    /** For {@code plan} on {@code workspace}. */
    static Confirmation of(Workspace workspace, Plan plan, String database) {
        Kind kind = workspace.environment().isProtected()
                ? Kind.TYPED_NAME
                : workspace.throwaway() ? Kind.NONE : Kind.TICK;
        return new Confirmation(
                kind, database, plan.losses().stream().map(Risk::message).distinct().toList());
    }

    /** Whether that much agreement is enough. */
    boolean agreed(boolean ticked, String typed, boolean lossTicked) {
        boolean run = switch (kind) {
            case NONE -> true;
            case TICK -> ticked;
            case TYPED_NAME -> typed.equals(database);
        };
        return run && (losses.isEmpty() || lossTicked);
    }
}
