package dev.tidemark.application.port;

import dev.tidemark.domain.draft.DraftedRevision;
import java.util.List;

/** Writes revisions in the words of a changelog file. Touches no file. */
public interface RevisionFormat {
    /**
     * The text of a whole changelog file. It was read back before it is given: what the file says is what was asked for.
     *
     * @param ending {@code sql}, {@code yaml}, {@code xml} or {@code json}
     * @param product {@code postgresql} or {@code h2}, whose statements they are
     * @param revisions in their order
     * @throws dev.tidemark.application.outcome.FailedException where the format cannot say it
     */
    String text(String ending, String product, List<DraftedRevision> revisions);
}
