package dev.tidemark.domain.plan;

import dev.tidemark.domain.revision.Reversibility;
import dev.tidemark.domain.revision.RevisionId;
import dev.tidemark.domain.risk.Risk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision's part of a plan.
 *
 * @param kind what is done with it
 * @param revision which
 * @param title what to call it in a heading
 * @param statements what the database will get, in order; empty for steps that change the record only
 * @param history the history row's statements, apart; {@link Statement#DEPLOYMENT} stands for the deployment's number
 * @param conditions what else decides how it runs
 * @param risks findings about its statements
 */
public record Step(
        StepKind kind,
        RevisionId revision,
        String title,
        List<Statement> statements,
        List<Statement> history,
        Conditions conditions,
        List<Risk> risks) {

    /**
     * What else decides how a step runs.
     *
     * @param preconditions what its preconditions say now
     * @param preconditionNote the reason in words; empty where there is none
     * @param reversibility whether it can be undone afterwards
     * @param transactional whether it and its row are one transaction
     * @param decidedWhileRunning why parts of it are only known while it runs; empty where all is known
     * @param fill how it is cut into batches, or null where it is not
     * @param remainder with {@link StepKind#FINISH} and {@link StepKind#UNDO}: all statements, of which only those are sent that
     *     are not in place; null otherwise
     */
    public record Conditions(
            PreconditionResult preconditions,
            String preconditionNote,
            Reversibility reversibility,
            boolean transactional,
            List<String> decidedWhileRunning,
            @Nullable Fill fill,
            @Nullable Remainder remainder) {
        public Conditions {
            decidedWhileRunning = List.copyOf(decidedWhileRunning);
        }

        /** Of a step that is not cut into batches. */
        public Conditions(
                PreconditionResult preconditions, String preconditionNote, Reversibility reversibility,
                boolean transactional, List<String> decidedWhileRunning) {
            this(preconditions, preconditionNote, reversibility, transactional, decidedWhileRunning, null, null);
        }

        /** Of a step that runs from its beginning. */
        public Conditions(
                PreconditionResult preconditions, String preconditionNote, Reversibility reversibility,
                boolean transactional, List<String> decidedWhileRunning, @Nullable Fill fill) {
            this(preconditions, preconditionNote, reversibility, transactional, decidedWhileRunning, fill, null);
        }
    }

    /**
     * All statements of a revision of which an interrupted run did a part.
     *
     * @param all those that apply or undo it, in order
     * @param inPlace the numbers, from 1, of those that are left out because what they do is in place
     */
    public record Remainder(List<Statement> all, List<Integer> inPlace) {
        public Remainder {
            all = List.copyOf(all);
            inPlace = List.copyOf(inPlace);
        }
    }

    public Step {
        statements = List.copyOf(statements);
        history = List.copyOf(history);
        risks = List.copyOf(risks);
    }

    /** Its statements as the file means them: one where it is cut into batches, else those that are sent. */
    public List<Statement> meant() {
        Fill fill = conditions.fill();
        return fill == null ? statements : List.of(fill.whole());
    }

    /** The same with risks. */
    public Step withRisks(List<Risk> found) {
        return new Step(kind, revision, title, statements, history, conditions, found);
    }
}
