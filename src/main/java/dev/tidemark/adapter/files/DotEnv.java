package dev.tidemark.adapter.files;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a {@code .env} file: {@code NAME=value}, quoted or not, with comments. Fills in no variables. */
final class DotEnv {
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*?)\\s*", Pattern.DOTALL);

    private DotEnv() {}

    /** The variables; of one that stands twice, the last. */
    static Map<String, String> parse(String text) {
        Map<String, String> found = new HashMap<>();
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        body.lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (!line.isBlank() && !line.stripLeading().startsWith("#") && matcher.matches()) {
                found.put(matcher.group(1), value(matcher.group(2)));
            }
        });
        return found;
    }

    private static String value(String raw) {
        if (raw.startsWith("'") && raw.indexOf('\'', 1) > 0) {
            return raw.substring(1, raw.indexOf('\'', 1));
        }
        if (raw.startsWith("\"")) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i < raw.length(); i++) {
                char c = raw.charAt(i);
                if (c == '"') {
                    return text.toString();
                }
                boolean escaped = c == '\\' && i + 1 < raw.length() && "\"\\$".indexOf(raw.charAt(i + 1)) >= 0;
                text.append(escaped ? raw.charAt(++i) : c);
            }
            return raw;
        }
        Matcher comment = Pattern.compile("\\s+#").matcher(raw);
        return comment.find() ? raw.substring(0, comment.start()) : raw.startsWith("#") ? "" : raw;
    }
}
