package dev.tidemark.application;

import dev.tidemark.application.document.PlanDocument;
import dev.tidemark.application.port.Documents;
import dev.tidemark.domain.plan.Plan;
import java.nio.file.Path;

/** Saves a plan, to be approved by somebody and run later as it was reviewed. */
public final class SavePlan {
    private final Documents documents;

    /** With what writes files. */
    public SavePlan(Documents documents) {
        this.documents = documents;
    }

    /**
     * Saves it; what stands in the file already is replaced.
     *
     * @return whether a file was there and is replaced
     * @throws dev.tidemark.application.outcome.FailedException where the file cannot be written
     */
    public boolean save(Plan plan, Path file) {
        return documents.write(file, documents.json(PlanDocument.of(plan)));
    }
}
