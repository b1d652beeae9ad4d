package dev.tidemark.adapter.hibernate;

import dev.tidemark.adapter.hibernate.ClassFacts.Kind;
import dev.tidemark.adapter.hibernate.ClassPath.Root;
import dev.tidemark.adapter.hibernate.ClassPath.Visitor;
import dev.tidemark.application.port.EntityModel.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Goes through the class path's files and collects what makes the model. Loads no class. */
final class ModelScan {
    static final String UNITS = "META-INF/persistence.xml";
    private static final String ECLIPSE_LINK = "org.eclipse.persistence.";
    private static final String MAPPINGS = "META-INF/orm.xml";

    private final List<String> packages;
    private final Map<String, ClassFacts> classes = new TreeMap<>();
    private final Set<String> mappings = new LinkedHashSet<>();
    private final List<PersistenceUnit> units = new ArrayList<>();
    private final Map<String, byte[]> settingFiles = new TreeMap<>();
    private final SchemaSettings settings = new SchemaSettings();
    private final List<Problem> problems = new ArrayList<>();
    private int seen;

    /** For entities of {@code packages}; of all where that is empty. */
    ModelScan(List<String> packages) {
        this.packages = packages;
    }

    /** Goes through all of it. */
    void read(ClassPath path) {
        problems.addAll(path.problems());
        for (Root root : path.roots()) {
            if (!root.library() || !packages.isEmpty()) {
                walk(root);
            }
        }
        SchemaSettings.FILES.forEach(this::settle);
        for (PersistenceUnit unit : units) {
            unit.properties().forEach(settings::add);
            mappings.addAll(unit.mappings());
        }
        mappings.addAll(settings.mappings());
        if (units.size() > 1) {
            problems.add(new Problem(
                    UNITS,
                    "It has several units: " + String.join(", ", units.stream().map(PersistenceUnit::name).toList())
                            + ". They were read as one model.",
                    "Name the packages of the one that you mean (model.packages in tidemark.yaml)."));
        }
    }

    private void walk(Root root) {
        try {
            ClassPath.walk(root, new Visitor() {
                @Override
                public boolean wants(String name) {
                    return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")
                            || name.equals(UNITS) || name.equals(MAPPINGS) || SchemaSettings.FILES.contains(name);
                }

                @Override
                public void visit(String name, byte[] content) {
                    if (name.endsWith(".class")) {
                        classFile(root, name, content);
                    } else {
                        file(name, content);
                    }
                }
            });
        } catch (IOException e) {
            problems.add(new Problem(
                    root.path().toString(), "It cannot be read: " + e.getMessage() + ".", ClassPath.WHERE));
        }
    }

    private void classFile(Root root, String name, byte[] content) {
        seen++;
        try {
            ClassFacts facts = ClassFacts.read(content);
            if (facts != null && (facts.kind() != Kind.OTHER || facts.springBoot())) {
                classes.putIfAbsent(facts.name(), facts);
            }
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(
                    name, "This file in " + root.path() + " is no class file that can be read: " + e.getMessage() + ".",
                    "Build the application again."));
        }
    }

    private void file(String name, byte[] content) {
        if (name.equals(MAPPINGS)) {
            mappings.add(name);
        } else if (name.equals(UNITS)) {
            try {
                units.addAll(PersistenceUnit.read(content));
            } catch (XMLStreamException e) {
                problems.add(new Problem(
                        name, "It is no XML that can be read: " + firstLine(e.getMessage()), "Mend the file."));
            }
        } else {
            settingFiles.putIfAbsent(name, content);
        }
    }

    private void settle(String name) {
        byte[] content = settingFiles.get(name);
        String wrong = content == null ? null : settings.add(name, content);
        if (wrong != null) {
            problems.add(
                    new Problem(name, "It cannot be read, so its settings do not count: " + wrong, "Mend the file."));
        }
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    /** The classes that Hibernate is told of, by name. */
    List<ClassFacts> managed() {
        Set<String> listed = new LinkedHashSet<>();
        units.forEach(unit -> listed.addAll(unit.classes()));
        boolean listedOnly = !units.isEmpty() && units.stream().allMatch(PersistenceUnit::listedOnly);
        return classes.values().stream()
                .filter(facts -> facts.kind().managed())
                .filter(facts -> inPackages(facts.name()))
                .filter(facts -> !listedOnly || listed.contains(facts.name()))
                .toList();
    }

    /** Classes that units name and that are nowhere. */
    List<String> listedButMissing() {
        return units.stream().flatMap(unit -> unit.classes().stream()).distinct()
                .filter(name -> inPackages(name) && !classes.containsKey(name)).toList();
    }

    private boolean inPackages(String name) {
        return packages.isEmpty() || packages.stream().anyMatch(p -> name.startsWith(p + "."));
    }

    /** Packages with annotations of their own. */
    List<String> annotatedPackages() {
        return classes.values().stream().filter(facts -> facts.kind() == Kind.PACKAGE)
                .map(ClassFacts::name).filter(this::inPackages)
                .map(name -> name.substring(0, name.length() - ".package-info".length())).toList();
    }

    /** Entities that were compiled for the persistence API before Jakarta. */
    List<String> old() {
        return classes.values().stream().filter(facts -> facts.kind() == Kind.OLD)
                .map(ClassFacts::name).filter(this::inPackages).toList();
    }

    /** Every class of interest. */
    Collection<ClassFacts> classes() {
        return classes.values();
    }

    /** Mapping files, as the class path names them. */
    Set<String> mappings() {
        return mappings;
    }

    /** The application's settings. */
    SchemaSettings settings() {
        return settings;
    }

    /** Whether this is an application of Spring's, which names things its own way. */
    boolean spring() {
        return settings.spring() || classes.values().stream().anyMatch(ClassFacts::springBoot);
    }

    /** Whether the application keeps its entities through EclipseLink, and not through Hibernate. */
    boolean eclipseLink() {
        return !units.isEmpty() && units.stream().allMatch(unit -> unit.provider().startsWith(ECLIPSE_LINK));
    }

    /** What could not be read. */
    List<Problem> problems() {
        return problems;
    }

    /** How many class files there are. */
    int seen() {
        return seen;
    }
}
