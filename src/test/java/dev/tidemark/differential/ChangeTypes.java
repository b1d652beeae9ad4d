package dev.tidemark.differential;

import dev.tidemark.fixture.Opened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.database.core.H2Database;
import liquibase.database.core.PostgresDatabase;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The changelogs that use each change type, and which types and attributes they use. */
final class ChangeTypes {
    static final String IRREVERSIBLE = "irreversible.xml";
    static final String STOP = "stop.xml";

    /** What is not compared on a product though Liquibase says that it supports it. */
    private static final Map<String, String> REASONS = Map.of(
            "H2 dropProcedure", "Liquibase writes DROP PROCEDURE, which H2 does not know; its functions are aliases");

    private ChangeTypes() {}

    /** The files that can be undone whole. */
    static List<String> reversible() {
        return files().stream().filter(file -> !file.equals(IRREVERSIBLE) && !file.equals(STOP)).toList();
    }

    private static List<String> files() {
        try (Stream<Path> files = Files.list(Opened.changelogs("types"))) {
            return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is compared on a product.
     *
     * @param used the types, and for each the attributes that are used
     * @param reasons the types that are not, and why
     * @param silent the types that are not, and nobody says why
     * @param attributes how many attributes of those types there are
     */
    record Coverage(
            Map<String, Set<String>> used, Map<String, String> reasons, Set<String> silent, int attributes) {
        int usedAttributes() {
            return used.values().stream().mapToInt(Set::size).sum();
        }
    }

    /** Looks at every type that Liquibase knows. */
    static Coverage coverage(Product product) {
        Database database = product == Product.H2 ? new H2Database() : new PostgresDatabase();
        Map<String, Set<String>> used = new TreeMap<>();
        ChangeFactory factory = Scope.getCurrentScope().getSingleton(ChangeFactory.class);
        Set<String> defined = factory.getDefinedChanges();
        for (String file : files()) {
            for (Element changeSet : elements(Opened.changelogs("types").resolve(file), database)) {
                for (Element change : below(changeSet, defined)) {
                    used.computeIfAbsent(change.getTagName(), name -> new TreeSet<>()).addAll(attributes(change));
                }
            }
        }
        Map<String, String> reasons = new TreeMap<>();
        Set<String> silent = new TreeSet<>();
        int attributes = 0;
        for (String name : defined) {
            Change change = factory.create(name);
            Set<String> known = factory.getChangeMetaData(change).getParameters().keySet();
            if (used.containsKey(name)) {
                Objects.requireNonNull(used.get(name)).retainAll(known);
                attributes += known.size();
            } else if (!change.supports(database)) {
                reasons.put(name, "Liquibase does not support it there");
            } else if (REASONS.containsKey(product + " " + name)) {
                reasons.put(name, REASONS.getOrDefault(product + " " + name, ""));
            } else {
                silent.add(name);
            }
        }
        return new Coverage(used, reasons, silent, attributes);
    }

    private static List<Element> elements(Path file, Database database) {
        List<Element> found = new ArrayList<>();
        try {
            NodeList changeSets = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
                    .getElementsByTagName("changeSet");
            for (int i = 0; i < changeSets.getLength(); i++) {
                Element changeSet = (Element) changeSets.item(i);
                String dbms = changeSet.getAttribute("dbms");
                if (dbms.isEmpty() || DatabaseList.definitionMatches(dbms, database, true)) {
                    found.add(changeSet);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
        return found;
    }

    private static List<Element> below(Element changeSet, Set<String> names) {
        List<Element> found = new ArrayList<>();
        NodeList all = changeSet.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            if (names.contains(each.getTagName())) {
                found.add(each);
            }
        }
        return found;
    }

    /** Attributes and what stands inside: columns, a condition, or the text itself. */
    private static Set<String> attributes(Element change) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < change.getAttributes().getLength(); i++) {
            names.add(change.getAttributes().item(i).getNodeName());
        }
        for (String inner : List.of("where", "comment", "column")) {
            if (change.getElementsByTagName(inner).getLength() > 0) {
                names.add(inner.equals("column") ? "columns" : inner);
            }
        }
        if (!change.getTextContent().isBlank()) {
            names.addAll(List.of("sql", "selectQuery", "procedureText", "message"));
        }
        return names;
    }
}
