package dev.tidemark.domain.plan;

import dev.tidemark.domain.deployment.ConnectedApplication;
import dev.tidemark.domain.risk.Risk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ordered steps to a target, each with its statements, as one person reviewed them.
 *
 * @param request what was asked for
 * @param direction which way it goes
 * @param setup statements that make the history and lock tables where the database has none; each commits by itself
 * @param steps what is done, in order
 * @param stopsBefore where the way down ends early, or null
 * @param blockers why it may not be run as it is
 * @param notes what a person should know before agreeing
 * @param fingerprint identifies all of this
 * @param connected the applications that were connected when a way down was planned; empty otherwise, and no part of the
 *     fingerprint
 */
public record Plan(
        PlanRequest request,
        Direction direction,
        List<Statement> setup,
        List<Step> steps,
        @Nullable Stop stopsBefore,
        List<Blocker> blockers,
        List<String> notes,
        Fingerprint fingerprint,
        List<ConnectedApplication> connected) {

    public Plan {
        setup = List.copyOf(setup);
        steps = List.copyOf(steps);
        blockers = List.copyOf(blockers);
        notes = List.copyOf(notes);
        connected = List.copyOf(connected);
    }

    /** With nobody connected. */
    public Plan(
            PlanRequest request, Direction direction, List<Statement> setup, List<Step> steps,
            @Nullable Stop stopsBefore, List<Blocker> blockers, List<String> notes, Fingerprint fingerprint) {
        this(request, direction, setup, steps, stopsBefore, blockers, notes, fingerprint, List.of());
    }

    /** The same with other steps: their statements are to be the same, or the fingerprint would lie. */
    public Plan withSteps(List<Step> others) {
        return new Plan(request, direction, setup, others, stopsBefore, blockers, notes, fingerprint, connected);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Whether every applied step can be undone afterwards. */
    public boolean reversible() {
        return steps.stream().allMatch(s -> s.conditions().reversibility().reversible());
    }

    /** The findings that mean lost data, over all steps. */
    public List<Risk> losses() {
        return steps.stream().flatMap(s -> s.risks().stream()).filter(Risk::losesData).toList();
    }

    /** How many statements go to the database, without the history rows' own. */
    public int statementCount() {
        return steps.stream().mapToInt(s -> s.statements().size()).sum();
    }
}
