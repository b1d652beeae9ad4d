package dev.tidemark.application.project;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills {@code ${NAME}} and {@code ${NAME:otherwise}} as Spring and Quarkus do; what nothing fills stays. */
public final class Placeholders {
    private static final int DEPTH = 10;

    private final Function<String, @Nullable String> lookup;
    private final List<String> missing = new ArrayList<>();

    /** Filled from {@code lookup}, which gives null for what it does not know. */
    public Placeholders(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    /** The names that nothing filled so far. */
    public List<String> missing() {
        return missing;
    }

    /** {@code text} with what is known filled in. */
    public String fill(String text) {
        return fill(text, 0);
    }

    private String fill(String text, int depth) {
        int start = text.indexOf("${");
        if (start < 0 || depth > DEPTH) {
            return text;
        }
        int end = end(text, start + 2);
        if (end < 0) {
            return text;
        }
        String body = text.substring(start + 2, end);
        String rest = fill(text.substring(end + 1), depth);
        return text.substring(0, start) + value(body, depth) + rest;
    }

    private String value(String body, int depth) {
        int colon = body.indexOf(':');
        String name = (colon < 0 ? body : body.substring(0, colon)).strip();
        String known = lookup.apply(name);
        if (known != null) {
            return fill(known, depth + 1);
        }
        if (colon >= 0) {
            return fill(body.substring(colon + 1), depth + 1);
        }
        missing.add(name);
        return "${" + body + "}";
    }

    /** The closing brace that belongs to what began at {@code from}, or -1. */
    private static int end(String text, int from) {
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                open++;
            } else if (text.charAt(i) == '}') {
                if (open == 0) {
                    return i;
                }
                open--;
            }
        }
        return -1;
    }
}
