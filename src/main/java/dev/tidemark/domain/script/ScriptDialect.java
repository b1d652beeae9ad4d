package dev.tidemark.domain.script;

import dev.tidemark.domain.revision.RevisionId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a product's own client wants its scripts. */
interface ScriptDialect {
    /** The history table's name. */
    String history();

    /** Whether statements can be taken back together. */
    boolean transactions();

    /** What a person should know before running it. */
    List<String> notes();

    /** The client's own settings, which come first. */
    List<String> opening(@Nullable String schema);

    /** What stops the script where the database stands elsewhere, and makes missing tables. */
    List<String> guarded(ScriptParts parts);

    /** The recorded path in the form that is compared. */
    default String normalPath() {
        return "REGEXP_REPLACE(REPLACE(FILENAME, '\\', '/'), '^(classpath:)?/*([.]/)*', '')";
    }

    /** All revisions that have to be recorded. */
    static Set<RevisionId> present(ScriptParts.Expected expected) {
        Set<RevisionId> present = new LinkedHashSet<>(expected.present());
        if (expected.current() != null) {
            present.add(expected.current());
        }
        return present;
    }
}
