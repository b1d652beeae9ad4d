package dev.tidemark.adapter.liquibase;

import dev.tidemark.domain.revision.RevisionId;
import java.util.ArrayList;
import java.util.List;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.SetupException;
import liquibase.precondition.CustomPreconditionWrapper;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import org.jspecify.annotations.Nullable;

/** Small translations between Liquibase's changesets and our identities. */
final class ChangeSets {
    /** What to do about a class that is not at hand. */
    static final String ADD_JAR =
            "Add the jar or folder that holds it to the class path (classPath in tidemark.yaml).";

    private ChangeSets() {}

    /** The identity with its path as it is recorded. */
    static RevisionId id(ChangeSet changeSet) {
        return new RevisionId(
                DatabaseChangeLog.normalizePath(changeSet.getFilePath()), changeSet.getId(), changeSet.getAuthor());
    }

    /** A changeset that only stands for a row whose file is not at hand. */
    static ChangeSet standIn(RevisionId id, String storedPath) {
        ChangeSet changeSet =
                new ChangeSet(id.id(), id.author(), false, false, storedPath, null, null,
                        new DatabaseChangeLog(storedPath));
        changeSet.setStoredFilePath(storedPath);
        return changeSet;
    }

    /** The classes that its changes and preconditions name and that are not on the class path. Inside the scope only. */
    static List<String> missingClasses(ChangeSet changeSet) {
        List<String> found = new ArrayList<>();
        for (Change change : changeSet.getChanges()) {
            if (change instanceof CustomChangeWrapper custom && custom.getCustomChange() instanceof MissingChange) {
                found.add(custom.getClassName());
            }
        }
        if (changeSet.getPreconditions() != null) {
            missingClasses(changeSet.getPreconditions(), found);
        }
        return found;
    }

    private static void missingClasses(Precondition precondition, List<String> found) {
        if (precondition instanceof PreconditionLogic logic) {
            logic.getNestedPreconditions().forEach(nested -> missingClasses(nested, found));
        } else if (precondition instanceof CustomPreconditionWrapper custom && !there(custom.getClassName())) {
            found.add(custom.getClassName());
        }
    }

    /** What keeps a class of the project from being made ready, such as that its server does not run; null if nothing. */
    static @Nullable String unready(ChangeSet changeSet) {
        if (changeSet.getChanges().stream().noneMatch(CustomChangeWrapper.class::isInstance)) {
            return null;
        }
        try {
            changeSet.generateCheckSum(ChecksumVersion.latest());
            return null;
        } catch (RuntimeException e) {
            return unready(changeSet, e);
        }
    }

    /** The same, given what came of it. */
    static @Nullable String unready(ChangeSet changeSet, RuntimeException error) {
        return Failures.cause(error, SetupException.class) == null
                ? null
                : changeSet.getChanges().stream()
                        .filter(CustomChangeWrapper.class::isInstance)
                        .map(change -> "runs the class " + ((CustomChangeWrapper) change).getClassName()
                                + ", which cannot be made ready: " + Failures.innermost(error))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean there(String className) {
        try {
            Class.forName(className, false, Scope.getCurrentScope().getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
