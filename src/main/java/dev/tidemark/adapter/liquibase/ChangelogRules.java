package dev.tidemark.adapter.liquibase;

import dev.tidemark.application.outcome.Nearest;
import dev.tidemark.domain.changelog.ChangelogProblem;
import dev.tidemark.domain.changelog.ChangelogProblem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.Scope;
import liquibase.change.AddColumnConfig;
import liquibase.change.ChangeFactory;
import liquibase.change.ChangeMetaData;
import liquibase.change.ConstraintsConfig;
import liquibase.change.core.LoadDataColumnConfig;
import liquibase.precondition.PreconditionFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a changelog's words have to be. Liquibase passes over an attribute of YAML and JSON that it does not know without a
 * word, so that a misspelt {@code where} deletes every row; and of what it does not pass over it tells neither the line nor
 * the word that was meant. Inside the scope only.
 */
final class ChangelogRules {
    static final String ROOT = "databaseChangeLog";
    private static final Set<String> TOP = Set.of(
            "changeSet", "include", "includeAll", "property", "preConditions", "logicalFilePath",
            "objectQuotingStrategy",
            "context", "contextFilter", "changeLogId", "changelogId", "removeChangeSetProperty", "modifyChangeSets",
            "schemaLocation");
    private static final Set<String> CHANGE_SET = Set.of(
            "id", "author", "context", "contextFilter", "labels", "dbms", "runAlways", "runOnChange", "failOnError",
            "logicalFilePath", "filePath", "runInTransaction", "objectQuotingStrategy", "runOrder", "created", "ignore",
            "runWith", "runWithSpoolFile", "onValidationFail", "comment", "preConditions", "preconditions", "changes",
            "rollback", "modifySql", "validCheckSum", "validCheckSums", "property", "contexts");
    private static final Set<String> ROLLBACK =
            Set.of("changeSetId", "changeSetAuthor", "changeSetPath", "comment", "changes", "id", "author");
    private static final Set<String> CONDITIONS =
            Set.of("onFail", "onError", "onFailMessage", "onErrorMessage", "onSqlOutput", "onUpdateSQL", "onUpdateSql");
    private static final Set<String> EVERY_CHANGE = Set.of(
            "column", "columns", "where", "whereParams", "param", "params", "comment", "remarks", "sql",
            "procedureBody",
            "procedureText", "selectQuery", "viewDefinition", "text", "dbms", "encoding", "class", "className");
    private static final Set<String> FREE = Set.of("customChange", "executeCommand", "customPrecondition");

    private final ChangeFactory changes = Scope.getCurrentScope().getSingleton(ChangeFactory.class);
    private final Set<String> conditions = PreconditionFactory.getInstance().getPreconditions().keySet();
    private final Map<String, Set<String>> attributes = new HashMap<>();
    private final Set<String> columns = new TreeSet<>();
    private final Set<String> constraints = new TreeSet<>(new ConstraintsConfig().getSerializableFields());
    private final List<ChangelogProblem> problems = new ArrayList<>();
    private String file = "";
    private @Nullable ChangelogProblem nameless;

    ChangelogRules() {
        columns.addAll(new AddColumnConfig().getSerializableFields());
        columns.addAll(new LoadDataColumnConfig().getSerializableFields());
        constraints.addAll(Set.of("deferrable", "initiallyDeferred"));
    }

    /** What is wrong with a file's words, in their order. */
    List<ChangelogProblem> check(String path, Part root) {
        file = path;
        problems.clear();
        nameless = null;
        Part top = root.name().equals(ROOT) ? root : root.part(ROOT);
        if (top == null) {
            noRoot(root);
        } else {
            top.parts().forEach(this::top);
        }
        return List.copyOf(problems);
    }

    /**
     * What the last file that was checked cannot be listed for: a changeset without id or author, an include of what no file
     * is called; null for nothing.
     */
    @Nullable
    ChangelogProblem nameless() {
        return nameless;
    }

    private void noRoot(Part root) {
        List<String> there =
                root.name().isEmpty() ? root.parts().stream().map(Part::name).toList() : List.of(root.name());
        String instead = Nearest.to(ROOT, there)
                .map(word -> " '" + word + "' stands there.")
                .orElse("");
        error(root, "It has no " + ROOT + " at its top." + instead, "Every changelog begins with it.");
    }

    private void top(Part part) {
        if (part.name().equals("changeSet")) {
            changeSet(part);
        } else if (part.name().equals("include")) {
            include(part, part.text("file"));
        } else if (part.name().equals("includeAll")) {
            include(part, part.text("path"));
        } else if (part.name().equals("preConditions")) {
            conditions(part);
        } else if (!TOP.contains(part.name()) && !foreign(part) && (!part.parts().isEmpty() || slip(part, TOP))) {
            error(part, "There is no '" + part.name() + "' in a changelog." + meant(part.name(), TOP), "");
        }
    }

    /** In double quotes a backslash begins an escape: what was written as a path on Windows is none any more. */
    private void include(Part part, String path) {
        if (path.chars().anyMatch(Character::isISOControl)) {
            error(part, "The path '" + visible(path) + "' holds a sign that no path has: in double quotes a"
                    + " backslash begins an escape.", "Write it with slashes, or without the quotes.");
            nameless = nameless == null ? problems.getLast() : nameless;
        }
    }

    private static String visible(String path) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            int escape = "\0\u0007\b\t\n\u000b\f\r\u001b".indexOf(path.charAt(i));
            shown.append(escape < 0 ? String.valueOf(path.charAt(i)) : "\\" + "0abtnvfre".charAt(escape));
        }
        return shown.toString();
    }

    private void changeSet(Part changeSet) {
        for (String needed : List.of("id", "author")) {
            if (changeSet.part(needed) == null) {
                error(changeSet, "A changeset has no " + needed + ".",
                        "Give it one; path, id and author together are how the database remembers it.");
                nameless = nameless == null ? problems.getLast() : nameless;
            }
        }
        for (Part part : changeSet.parts()) {
            switch (part.name()) {
                case "preConditions", "preconditions" -> conditions(part);
                case "changes" -> part.parts().forEach(this::change);
                case "rollback" -> part.parts().stream()
                        .filter(p -> !ROLLBACK.contains(p.name()))
                        .forEach(this::change);
                default -> changeSetPart(part);
            }
        }
    }

    private void changeSetPart(Part part) {
        if (CHANGE_SET.contains(part.name()) || foreign(part)) {
            return;
        }
        if (!part.parts().isEmpty() || changes.getDefinedChanges().contains(part.name())) {
            Set<String> words = new TreeSet<>(changes.getDefinedChanges());
            words.addAll(CHANGE_SET);
            change(part, words);
        } else {
            unknown(part, "A changeset", CHANGE_SET);
        }
    }

    private void change(Part part) {
        change(part, changes.getDefinedChanges());
    }

    private void change(Part part, Collection<String> words) {
        if (part.name().isEmpty() || foreign(part)) {
            return;
        }
        if (!changes.getDefinedChanges().contains(part.name())) {
            error(part, "There is no change type '" + part.name() + "'." + meant(part.name(), words),
                    "If it is an extension's, add its jar to the class path (classPath in tidemark.yaml).");
            return;
        }
        if (FREE.contains(part.name())) {
            return;
        }
        Set<String> known = attributes.computeIfAbsent(part.name(), this::attributesOf);
        for (Part attribute : part.parts()) {
            if (attribute.name().equals("columns")) {
                attribute.parts().stream().filter(c -> c.name().equals("column")).forEach(this::column);
            } else if (attribute.name().equals("column")) {
                column(attribute);
            } else if (!known.contains(attribute.name()) && !foreign(attribute)) {
                unknown(attribute, part.name(), known);
            }
        }
    }

    private void column(Part column) {
        for (Part part : column.parts()) {
            if (part.name().equals("constraints")) {
                part.parts().stream().filter(c -> !constraints.contains(c.name()))
                        .forEach(c -> unknown(c, "constraints", constraints));
            } else if (!columns.contains(part.name()) && !foreign(part)) {
                unknown(part, "column", columns);
            }
        }
    }

    private Set<String> attributesOf(String change) {
        Set<String> known = new TreeSet<>(EVERY_CHANGE);
        ChangeMetaData meta = changes.getChangeMetaData(change);
        if (meta != null) {
            known.addAll(meta.getParameters().keySet());
        }
        known.addAll(changes.create(change).getSerializableFields());
        return known;
    }

    private void conditions(Part part) {
        for (Part condition : part.parts()) {
            String name = condition.name();
            if (name.isEmpty() || CONDITIONS.contains(name) || foreign(condition)) {
                continue;
            }
            if (!conditions.contains(name)) {
                Set<String> words = new TreeSet<>(conditions);
                words.addAll(CONDITIONS);
                error(condition, "There is no precondition '" + name + "'." + meant(name, words),
                        "If it is an extension's, add its jar to the class path (classPath in tidemark.yaml).");
            } else if (Set.of("and", "or", "not").contains(name)) {
                conditions(condition);
            }
        }
    }

    /** An attribute of XML is refused by its schema; of YAML and JSON it would be passed over. */
    private void unknown(Part part, String owner, Set<String> known) {
        if (part.name().isEmpty()) {
            return;
        }
        if (slip(part, known)) {
            error(part, owner + " has no attribute '" + part.name() + "'." + meant(part.name(), known),
                    file.endsWith(".xml") ? "" : "It would be passed over.");
        } else {
            problems.add(new ChangelogProblem(
                    Severity.WARNING, owner + " has no attribute '" + part.name() + "'; it is passed over.", file,
                    part.line()));
        }
    }

    private void error(Part part, String message, String advice) {
        problems.add(new ChangelogProblem(
                Severity.ERROR, advice.isEmpty() ? message : message + " " + advice, file, part.line()));
    }

    private static boolean slip(Part part, Set<String> known) {
        return known.stream().anyMatch(word -> Nearest.slip(part.name(), word));
    }

    /** A word of another name space belongs to an extension. */
    private static boolean foreign(Part part) {
        return part.name().contains(":");
    }

    private static String meant(String typed, Collection<String> known) {
        return Nearest.to(typed, known).map(word -> " Did you mean " + word + "?").orElse("");
    }
}
