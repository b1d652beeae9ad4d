package dev.tidemark.adapter.hibernate;

import dev.tidemark.application.port.EntityModel.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds annotations that classes were compiled with and that this Hibernate does not know any more. Java leaves such an
 * annotation out without a word, so what it said would be missing from the model just as silently.
 */
final class GoneAnnotations {
    private static final String HIBERNATE = "org.hibernate.annotations.";
    private static final String ENVERS = "org.hibernate.envers.";
    private static final int SHOWN = 3;

    /** What to use in their place (Hibernate's migration guides of 6.0 to 7.0). */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("Where", "@SQLRestriction"), Map.entry("WhereJoinTable", "@SQLJoinTableRestriction"),
            Map.entry("Loader", "@SQLSelect"), Map.entry("Table", "jakarta.persistence.Table and @Comment"),
            Map.entry("Tables", "jakarta.persistence.Table and @Comment"),
            Map.entry("Index", "jakarta.persistence.Index"), Map.entry("ForeignKey", "jakarta.persistence.ForeignKey"),
            Map.entry("TypeDef", "@JavaType, @JdbcType or @TypeRegistration"),
            Map.entry("TypeDefs", "@JavaType, @JdbcType or @TypeRegistration"),
            Map.entry("GeneratorType", "@ValueGenerationType"), Map.entry("Target", "@TargetEmbeddable"),
            Map.entry("OrderBy", "@SQLOrder"), Map.entry("IndexColumn", "jakarta.persistence.OrderColumn"));
    private static final Set<String> HARMLESS = Set.of(
            "Where", "WhereJoinTable", "Loader", "LazyCollection", "LazyToOne", "Proxy", "Polymorphism", "OrderBy",
            "SelectBeforeUpdate", "Persister", "AccessType", "Entity");

    private GoneAnnotations() {}

    /** A problem for each of them. */
    static List<Problem> in(Collection<ClassFacts> classes) {
        Map<String, List<String>> users = new TreeMap<>();
        for (ClassFacts facts : classes) {
            for (String annotation : facts.annotations()) {
                boolean gone = annotation.startsWith(HIBERNATE) && !known(annotation);
                if (gone || annotation.equals(ENVERS + "Audited")) {
                    users.computeIfAbsent(annotation, key -> new ArrayList<>()).add(facts.name());
                }
            }
        }
        List<Problem> found = new ArrayList<>();
        users.forEach((annotation, names) -> found.add(problem(annotation, names)));
        return found;
    }

    private static boolean known(String annotation) {
        String file = annotation.replace('.', '/') + ".class";
        return GoneAnnotations.class.getClassLoader().getResource(file) != null;
    }

    private static Problem problem(String annotation, List<String> users) {
        String simple = annotation.substring(annotation.lastIndexOf('.') + 1);
        if (annotation.startsWith(ENVERS)) {
            return new Problem(
                    users.getFirst(),
                    "The tables that Hibernate Envers adds for @Audited are not part of the model, in "
                            + list(users) + ".",
                    "Ignore them in the comparison.");
        }
        String what = "@" + simple + " is not known to Hibernate 7, with which models are read, and did not count in "
                + list(users) + "." + (HARMLESS.contains(simple) ? " The tables do not depend on it." : "");
        String instead = INSTEAD.get(simple);
        return new Problem(
                users.getFirst(), what,
                instead == null ? "See Hibernate's migration guide." : "Hibernate 7 has " + instead + " for it.");
    }

    static String list(List<String> names) {
        int more = names.size() - SHOWN;
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
