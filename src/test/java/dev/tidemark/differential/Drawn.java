package dev.tidemark.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A revision that was drawn by lot, in a file of its own.
 *
 * @param id its id
 * @param form how its file is written
 * @param rules the attributes of its changeset
 * @param preconditions its preconditions; null for none
 * @param changes what it does
 * @param rollback what undoes it; null where none is written
 */
record Drawn(
        String id, Form form, Map<String, String> rules, @Nullable Node preconditions, List<Node> changes,
        @Nullable List<Node> rollback) {

    /** Liquibase's forms. */
    enum Form {
        XML, YAML, JSON, SQL
    }

    private static final String HEAD =
            """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                    """;

    /** The file's name. */
    String file() {
        return id + "." + form.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The file's text. */
    String text() {
        return switch (form) {
            case XML -> xml(changeSet().xml());
            case YAML -> YAMLMapper.builder().build().writeValueAsString(tree());
            case JSON -> JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(tree());
            case SQL -> sql();
        };
    }

    /** A changelog in XML. */
    static String xml(String inner) {
        return HEAD + inner + "</databaseChangeLog>\n";
    }

    private Node changeSet() {
        List<Node> inner = new ArrayList<>();
        if (preconditions != null) {
            inner.add(preconditions);
        }
        inner.addAll(changes);
        if (rollback != null) {
            inner.add(Node.of("rollback").with(rollback));
        }
        Map<String, String> attributes = new LinkedHashMap<>(Map.of("id", id, "author", "ann"));
        attributes.putAll(rules);
        return new Node("changeSet", attributes, inner, "");
    }

    private Object tree() {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("id", id, "author", "ann"));
        body.putAll(rules);
        if (preconditions != null) {
            body.put("preConditions", preconditions.value());
        }
        body.put("changes", changes.stream().map(change -> Map.of(change.name(), change.value())).toList());
        if (rollback != null) {
            body.put("rollback", rollback.isEmpty()
                    ? List.of(Map.of("empty", Map.of()))
                    : rollback.stream().map(change -> Map.of(change.name(), change.value())).toList());
        }
        return Map.of("databaseChangeLog", List.of(Map.of("changeSet", body)));
    }

    private String sql() {
        StringBuilder out = new StringBuilder("--liquibase formatted sql\n\n--changeset ann:" + id);
        rules.forEach((key, value) -> out.append(' ').append(key).append(":\"").append(value).append('"'));
        out.append('\n');
        if (preconditions != null) {
            preconditions.attributes().forEach((key, value) -> out.append("--preconditions ").append(key).append(':')
                    .append(value).append('\n'));
            Node check = preconditions.children().getFirst();
            out.append("--precondition-sql-check expectedResult:").append(check.attributes().get("expectedResult"))
                    .append(' ').append(check.text()).append('\n');
        }
        changes.forEach(change -> out.append(change.text()).append(";\n"));
        if (rollback != null) {
            rollback.forEach(change -> out.append("--rollback ").append(change.text()).append(";\n"));
            if (rollback.isEmpty()) {
                out.append("--rollback empty\n");
            }
        }
        return out.toString();
    }
}
