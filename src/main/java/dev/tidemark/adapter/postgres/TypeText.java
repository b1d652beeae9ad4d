package dev.tidemark.adapter.postgres;

import dev.tidemark.domain.schema.DataType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what {@code format_type} says. */
final class TypeText {
    private static final Pattern ARGUMENTS = Pattern.compile("([^(\"]+)\\((\\d+)(?:,(-?\\d+))?\\)([^(\"]*)");
    private static final Set<String> WITH_LENGTH = Set.of("character varying", "character", "bit", "bit varying");

    private final Map<String, DataType> known = new HashMap<>();

    /** The type that {@code text} means. Arrays have one dimension, because the server does not mind how many. */
    DataType of(String text) {
        return known.computeIfAbsent(text, TypeText::parse);
    }

    private static DataType parse(String text) {
        String base = text;
        int dimensions = 0;
        while (base.endsWith("[]")) {
            base = base.substring(0, base.length() - 2);
            dimensions = 1;
        }
        Matcher found = ARGUMENTS.matcher(base);
        if (!found.matches()) {
            return new DataType(base, null, null, null, dimensions);
        }
        String name = found.group(1) + found.group(4);
        int first = Integer.parseInt(found.group(2));
        if (WITH_LENGTH.contains(name)) {
            return new DataType(name, first, null, null, dimensions);
        }
        Integer scale = found.group(3) == null ? null : Integer.valueOf(found.group(3));
        return new DataType(name, null, first, scale, dimensions);
    }
}
