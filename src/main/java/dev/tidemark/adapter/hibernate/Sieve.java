package dev.tidemark.adapter.hibernate;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.EntityModel.Ddl;
import dev.tidemark.application.port.EntityModel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds the model from those classes that make one: a class that does not load, or that Hibernate cannot map, is named and left
 * out, and so is what depends on it.
 */
final class Sieve {
    private static final int MOST_ATTEMPTS = 200;

    private final MetadataRun run;
    private final StandIns loading;
    private final Map<String, ClassFacts> left = new TreeMap<>();
    private final Map<String, Problem> broken = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private Set<String> mappings;

    Sieve(MetadataRun run, StandIns loading, List<ClassFacts> managed, Set<String> mappings) {
        this.run = run;
        this.loading = loading;
        this.mappings = new LinkedHashSet<>(mappings);
        managed.forEach(facts -> left.put(facts.name(), facts));
    }

    /**
     * Builds it.
     *
     * @throws FailedException where nothing is left, or what Hibernate says names no class
     */
    Ddl build() {
        for (String name : List.copyOf(left.keySet())) {
            Throwable fault = loading.fault(name);
            if (fault != null) {
                leaveOut(name, Words.of(fault), Words.advice(fault));
            }
        }
        for (int attempt = 0; attempt < MOST_ATTEMPTS && (!left.isEmpty() || !mappings.isEmpty()); attempt++) {
            try {
                Ddl built = run.build(List.copyOf(left.keySet()), mappings);
                List<Problem> all = new ArrayList<>(problems);
                all.addAll(broken.values());
                all.addAll(built.problems());
                return new Ddl(built.statements(), built.schemas(), built.entities(), all);
            } catch (RuntimeException | LinkageError e) {
                blame(e);
            }
        }
        throw nothingLeft();
    }

    /** Leaves out the class that is to blame for what Hibernate says. */
    private void blame(Throwable error) {
        String culprit = culprit(error);
        if (culprit != null) {
            String refers = broken.keySet().stream().filter(name -> mentions(error, name)).findFirst().orElse(null);
            if (refers != null) {
                leaveOut(
                        culprit, "It refers to " + refers + ", which could not be read.",
                        "It is read again once that one can be.");
            } else {
                leaveOut(culprit, Words.of(error), Words.advice(error));
            }
        } else if (mappings.isEmpty()) {
            throw new FailedException(
                    new Failure.WrongUsage(
                            "The entity classes make no model: " + Words.of(error), Words.advice(error)),
                    error);
        } else {
            problems.add(new Problem(
                    String.join(", ", mappings), "These mapping files did not count: " + Words.of(error),
                    "Mend them; the rest was read without them."));
            mappings = Set.of();
        }
    }

    /** The class that an error names first. */
    private @Nullable String culprit(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            String found = null;
            int first = Integer.MAX_VALUE;
            for (String name : left.keySet()) {
                int where = position(message, name);
                if (where >= 0 && where < first) {
                    first = where;
                    found = name;
                }
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean mentions(Throwable error, String name) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (position(message, name) >= 0 || position(message, name.substring(name.lastIndexOf('.') + 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where {@code name} stands in {@code text} as a whole name; -1 for nowhere. */
    private static int position(String text, String name) {
        int from = text.indexOf(name);
        while (from >= 0) {
            int end = from + name.length();
            boolean begins = from == 0 || !isNamePart(text.charAt(from - 1));
            boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
            if (begins && ends) {
                return from;
            }
            from = text.indexOf(name, from + 1);
        }
        return -1;
    }

    private static boolean isNamePart(char sign) {
        return Character.isJavaIdentifierPart(sign) || sign == '.';
    }

    private void leaveOut(String name, String message, String advice) {
        if (left.remove(name) == null) {
            return;
        }
        broken.put(name, new Problem(name, message, advice));
        for (ClassFacts facts : List.copyOf(left.values())) {
            if (facts.superName().equals(name)) {
                leaveOut(
                        facts.name(), "It extends " + name + ", which could not be read.",
                        "It is read again once that one can be.");
            }
        }
    }

    private FailedException nothingLeft() {
        Problem first = broken.isEmpty() ? problems.getFirst() : broken.values().iterator().next();
        int more = broken.size() - 1;
        return new FailedException(new Failure.WrongUsage(
                "No entity class could be read. " + first.className() + ": " + first.message()
                        + (more > 0 ? " And " + more + " more." : ""),
                first.advice()));
    }
}
