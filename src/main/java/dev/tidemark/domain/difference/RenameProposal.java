package dev.tidemark.domain.difference;

import java.util.List;

/**
 * A missing and an unexpected object that may be one and the same.
 *
 * @param rename the two names
 * @param score how likely it is, from 0 to 100
 * @param evidence what speaks for it, one sentence each, the strongest first
 */
public record RenameProposal(Rename rename, int score, List<String> evidence) {
    public RenameProposal {
        evidence = List.copyOf(evidence);
    }
}
