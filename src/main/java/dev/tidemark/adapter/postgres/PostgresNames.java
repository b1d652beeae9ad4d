package dev.tidemark.adapter.postgres;

import dev.tidemark.domain.schema.ObjectName;
import java.util.LinkedHashMap;
import java.util.Map;

/** The schemas that are read, by their numbers, and the names in them. */
final class PostgresNames {
    private final Map<Long, String> names = new LinkedHashMap<>();
    private final Map<Long, String> quoted = new LinkedHashMap<>();
    private String mainSchema = "";

    /** One more, the main one being that which unqualified names fall into. */
    void add(long number, String name, String quotedName, boolean main) {
        names.put(number, main ? "" : name);
        mainSchema = main ? name : mainSchema;
        quoted.put(number, quotedName);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The numbers, separated by commas. */
    String numbers() {
        return String.join(", ", names.keySet().stream().map(String::valueOf).toList());
    }

    ObjectName name(long schema, String name) {
        return new ObjectName(names.getOrDefault(schema, ""), name);
    }

    /** A name in a schema that is perhaps not read. */
    ObjectName elsewhere(String schema, String name) {
        return new ObjectName(mainSchema.equals(schema) ? "" : schema, name);
    }

    /** What makes a routine, without the schema's name where unqualified names fall into it. */
    String definition(long schema, String made) {
        String text = made.strip();
        if (!names.getOrDefault(schema, "").isEmpty()) {
            return text;
        }
        String qualifier = quoted.get(schema) + ".";
        int at = text.indexOf(qualifier);
        return at >= 0 && at == text.indexOf(' ', "CREATE OR REPLACE ".length()) + 1
                ? text.substring(0, at) + text.substring(at + qualifier.length())
                : text;
    }
}
