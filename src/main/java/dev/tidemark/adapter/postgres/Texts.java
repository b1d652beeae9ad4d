package dev.tidemark.adapter.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads arrays and expressions as the server writes them. */
final class Texts {
    private static final int[] NONE = {};

    private Texts() {}

    /** The numbers of an int2vector, an oidvector or an array: {@code 1 2} or <code>{1,2}</code>. */
    static int[] numbers(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("{}")) {
            return NONE;
        }
        String inner = text.charAt(0) == '{' ? text.substring(1, text.length() - 1) : text;
        int count = 1;
        for (int i = 0; i < inner.length(); i++) {
            if (inner.charAt(i) == ',' || inner.charAt(i) == ' ') {
                count++;
            }
        }
        int[] numbers = new int[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int end = at;
            while (end < inner.length() && inner.charAt(end) != ',' && inner.charAt(end) != ' ') {
                end++;
            }
            numbers[i] = (int) Long.parseLong(inner, at, end, 10); // object numbers use all 32 bits
            at = end + 1;
        }
        return numbers;
    }

    /** The elements of an array of texts; null for NULL. */
    static List<@Nullable String> array(String text) {
        List<@Nullable String> elements = new ArrayList<>();
        int at = 1;
        while (at < text.length() - 1) {
            if (text.charAt(at) == '"') {
                StringBuilder element = new StringBuilder();
                for (at++; text.charAt(at) != '"'; at++) {
                    if (text.charAt(at) == '\\') {
                        at++;
                    }
                    element.append(text.charAt(at));
                }
                elements.add(element.toString());
                at += 2;
            } else {
                int end = text.indexOf(',', at);
                end = end < 0 ? text.length() - 1 : end;
                String element = text.substring(at, end);
                elements.add(element.equals("NULL") ? null : element);
                at = end + 1;
            }
        }
        return elements;
    }

    /** The same without what is NULL. */
    static List<String> texts(@Nullable String text) {
        List<String> found = new ArrayList<>();
        if (text != null) {
            for (String element : array(text)) {
                if (element != null) {
                    found.add(element);
                }
            }
        }
        return found;
    }

    /** An expression without the brackets that enclose the whole of it. */
    static String bare(String expression) {
        String text = expression.strip();
        return text.startsWith("(") && closing(text) == text.length() - 1
                ? bare(text.substring(1, text.length() - 1))
                : text;
    }

    private static int closing(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Empty for null. */
    static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
