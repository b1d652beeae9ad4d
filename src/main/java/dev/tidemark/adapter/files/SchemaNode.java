package dev.tidemark.adapter.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An object of a schema file, which knows in which line it begins, so that what is wrong in it can be found.
 *
 * @param line from 1
 * @param values texts, numbers, truth values, lists and objects by their names
 */
record SchemaNode(int line, Map<String, Object> values) {
    /** What a schema file cannot hold. */
    static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int line;

        BrokenException(int line, String message) {
            super(message);
            this.line = line;
        }

        /** From 1. */
        int line() {
            return line;
        }
    }

    /** The object that {@code parser} stands on. */
    static SchemaNode read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BrokenException(parser.currentTokenLocation().getLineNr(), "an object is expected here");
        }
        Map<String, Object> values = new HashMap<>();
        int line = parser.currentTokenLocation().getLineNr();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                values.put(name, value);
            }
        }
        return new SchemaNode(line, values);
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> read(parser);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Object element = value(parser);
                    if (element != null) {
                        list.add(element);
                    }
                }
                yield list;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    @Nullable
    String find(String name) {
        return get(name, String.class, "a text");
    }

    String optional(String name, String usual) {
        String found = find(name);
        return found == null ? usual : found;
    }

    String text(String name) {
        String found = find(name);
        if (found == null) {
            throw new BrokenException(line, "'" + name + "' is missing");
        }
        return found;
    }

    boolean flag(String name, boolean usual) {
        Boolean found = get(name, Boolean.class, "true or false");
        return found == null ? usual : found;
    }

    long number(String name, long usual) {
        Long found = get(name, Long.class, "a whole number");
        return found == null ? usual : found;
    }

    @Nullable
    Integer integer(String name) {
        Long found = get(name, Long.class, "a whole number");
        if (found != null && (found < 0 && !name.equals("scale") || found != found.intValue())) {
            throw new BrokenException(line, "'" + name + "' is " + found + ", which cannot be");
        }
        return found == null ? null : Integer.valueOf(found.intValue());
    }

    @Nullable
    SchemaNode child(String name) {
        return get(name, SchemaNode.class, "an object");
    }

    SchemaNode required(String name) {
        SchemaNode found = child(name);
        if (found == null) {
            throw new BrokenException(line, "'" + name + "' is missing");
        }
        return found;
    }

    List<String> texts(String name) {
        return elements(name, String.class, "texts", Function.identity());
    }

    <T> List<T> all(String name, Function<SchemaNode, T> make) {
        return elements(name, SchemaNode.class, "objects", make);
    }

    private <E, T> List<T> elements(String name, Class<E> type, String what, Function<E, T> make) {
        List<?> found = get(name, List.class, "a list");
        List<T> made = new ArrayList<>();
        for (Object element : found == null ? List.of() : found) {
            if (!type.isInstance(element)) {
                throw new BrokenException(line, "'" + name + "' is a list of " + what);
            }
            made.add(make.apply(type.cast(element)));
        }
        return made;
    }

    <E extends Enum<E>> E constant(Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new BrokenException(line, "'" + value + "' is not known here");
    }

    private <T> @Nullable T get(String name, Class<T> type, String what) {
        Object found = values.get(name);
        if (found != null && !type.isInstance(found)) {
            throw new BrokenException(line, "'" + name + "' is to be " + what);
        }
        return found == null ? null : type.cast(found);
    }
}
