package dev.tidemark.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of a changelog that can be written in any of Liquibase's forms.
 *
 * @param name such as {@code createTable}
 * @param attributes in the order in which they are written
 * @param children what it contains
 * @param text its text; empty where it has none
 */
record Node(String name, Map<String, String> attributes, List<Node> children, String text) {
    Node {
        attributes = new LinkedHashMap<>(attributes);
        children = List.copyOf(children);
    }

    /** With attributes given as names and values in turn; those with an empty value are left out. */
    static Node of(String name, String... attributes) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                given.put(attributes[i], attributes[i + 1]);
            }
        }
        return new Node(name, given, List.of(), "");
    }

    /** SQL. */
    static Node sql(String sql) {
        return of("sql").saying(sql);
    }

    Node with(Node... more) {
        List<Node> all = new ArrayList<>(children);
        all.addAll(List.of(more));
        return new Node(name, attributes, all, text);
    }

    Node with(List<Node> more) {
        return with(more.toArray(Node[]::new));
    }

    Node saying(String words) {
        return new Node(name, attributes, children, words);
    }

    /** As an XML element. */
    String xml() {
        StringBuilder out = new StringBuilder("<" + name);
        attributes
                .forEach((key, value) -> out.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
        out.append('>').append(escaped(text));
        children.forEach(child -> out.append(child.xml()));
        return out + "</" + name + ">\n";
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** As the value that stands behind its name in YAML and JSON. */
    Object value() {
        if (name.matches("preConditions|and|or|not|rollback")) {
            List<Object> list = new ArrayList<>();
            attributes.forEach((key, value) -> list.add(Map.of(key, value)));
            children.forEach(child -> list.add(Map.of(child.name(), child.value())));
            return list;
        }
        if (name.equals("where") || name.equals("comment")) {
            return text;
        }
        Map<String, Object> map = new LinkedHashMap<>(attributes);
        if (!text.isEmpty()) {
            map.put(name.equals("createView") ? "selectQuery" : "sql", text);
        }
        List<Object> columns = new ArrayList<>();
        for (Node child : children) {
            if (child.name().equals("column")) {
                columns.add(Map.of("column", child.value()));
            } else {
                map.put(child.name(), child.value());
            }
        }
        if (!columns.isEmpty()) {
            map.put("columns", columns);
        }
        return map;
    }
}
