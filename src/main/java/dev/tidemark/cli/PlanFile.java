package dev.tidemark.cli;

import dev.tidemark.application.document.PlanDocument;
import dev.tidemark.domain.foresight.ReviewedPlan;
import dev.tidemark.domain.plan.PlanRequest;
import dev.tidemark.domain.plan.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A saved plan, as far as running it needs: what was asked for, and which plan was reviewed.
 *
 * @param request what was asked for
 * @param direction the word of the direction that it goes
 * @param reviewed which plan that was
 */
record PlanFile(PlanRequest request, String direction, ReviewedPlan reviewed) {

    /** Reads what {@code plan --output} or {@code plan --json} wrote. */
    static PlanFile read(Path file) {
        JsonNode root;
        try {
            root = JsonMapper.builder().build().readTree(Files.readString(file));
        } catch (IOException e) {
            throw Session.usage("The plan file " + file + " cannot be read.",
                    "Name a file that 'plan --output' wrote.");
        } catch (JacksonException e) {
            throw bad(file);
        }
        if (root.path("format").asInt(0) > PlanDocument.FORMAT) {
            throw Session.usage(
                    "The plan file " + file + " was written by a newer Tidemark.",
                    "Run it with that version, or plan again.");
        }
        try {
            JsonNode request = root.path("request");
            return new PlanFile(
                    new PlanRequest(
                            PlanRequest.Verb.valueOf(request.path("verb").asString("").toUpperCase(Locale.ROOT)),
                            Target.parse(request.path("target").asString("")),
                            request.path("only").asBoolean(false),
                            request.path("acceptEdited").asBoolean(false),
                            request.path("remove").asBoolean(false),
                            tag(request)),
                    root.path("direction").asString(""),
                    ReviewedPlan.parse(root.path("fingerprint").asString("")));
        } catch (IllegalArgumentException e) {
            throw bad(file);
        }
    }

    private static @Nullable String tag(JsonNode request) {
        return request.path("tag").isString() ? request.path("tag").asString() : null;
    }

    private static dev.tidemark.application.outcome.FailedException bad(Path file) {
        return Session.usage("The file " + file + " is not a plan.", "Name a file that 'plan --output' wrote.");
    }
}
