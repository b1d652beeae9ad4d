package dev.tidemark.domain.recovery;

import dev.tidemark.domain.revision.RevisionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision of which it is not clear whether record and schema agree, and what the evidence says.
 *
 * @param revision which
 * @param title what to call it in a heading
 * @param undoing whether it was being undone; else it was being applied
 * @param classification what became of it
 * @param statements its statements in order, each with what is known of it; those that undo it where it was being undone
 * @param evidence why it is doubted and what speaks for the classification, one sentence each
 * @param remedies what can be done, the suggested one first; empty where nothing has to be
 */
public record Doubt(
        RevisionId revision,
        String title,
        boolean undoing,
        Classification classification,
        List<ProbedStatement> statements,
        List<String> evidence,
        List<Remedy> remedies) {
    public Doubt {
        statements = List.copyOf(statements);
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
    }

    /** The numbers of the statements of that kind, from 1. */
    public List<Integer> numbers(Presence wanted) {
        return statements.stream().filter(s -> s.presence() == wanted).map(ProbedStatement::number).toList();
    }

    /** The remedy that the evidence speaks for; null where there is none. */
    public @Nullable Remedy suggested() {
        return remedies.stream().filter(Remedy::suggested).findFirst().orElse(null);
    }

    /** The remedy of that kind; null where there is none. */
    public @Nullable Remedy remedy(Remedy.Kind kind) {
        return remedies.stream().filter(r -> r.kind() == kind).findFirst().orElse(null);
    }
}
