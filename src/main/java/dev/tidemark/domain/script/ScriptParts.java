package dev.tidemark.domain.script;

import dev.tidemark.domain.plan.Statement;
import dev.tidemark.domain.plan.Step;
import dev.tidemark.domain.revision.RevisionId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a script is written from.
 *
 * @param heading what it is, for its first lines
 * @param standing what has to be recorded before it may run
 * @param schema the schema that unqualified names fall into, or null for the client's own
 * @param setup statements that make the history and lock tables where they are missing
 * @param steps what it does, in order
 * @param deployment the number that its history rows share
 */
public record ScriptParts(
        List<String> heading,
        Expected standing,
        @Nullable String schema,
        List<Statement> setup,
        List<Step> steps,
        String deployment) {

    /**
     * What has to be recorded before a script may run.
     *
     * @param current the revision at which the database stands, or null for base
     * @param present further revisions that have to be recorded
     * @param absent revisions that must not be recorded
     * @param repeating revisions that run at every upgrade and may therefore have later rows
     * @param paths the files of this changelog: of their rows, the last has to be {@code current}
     */
    public record Expected(
            @Nullable RevisionId current,
            Set<RevisionId> present,
            Set<RevisionId> absent,
            Set<RevisionId> repeating,
            Set<String> paths) {
        /** In words. */
        public String words() {
            return current == null ? "base" : current.toString();
        }
    }

    public ScriptParts {
        heading = List.copyOf(heading);
        setup = List.copyOf(setup);
        steps = List.copyOf(steps);
    }
}
