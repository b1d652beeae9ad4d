package dev.tidemark.adapter.liquibase;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/**
 * Finds the line on which a changeset begins, which Liquibase's parsers do not keep. It looks for the id's mark
 * after the last one found in the same file; a file that states ids in an unusual way gives 0.
 */
final class LineFinder {
    private final ResourceAccessor files;
    private final Map<String, FileText> texts = new HashMap<>();

    LineFinder(ResourceAccessor files) {
        this.files = files;
    }

    /** The line, from 1, or 0. */
    int line(String path, String id, String author) {
        return texts.computeIfAbsent(path, this::read).find(path, id, author);
    }

    private FileText read(String path) {
        try {
            Resource resource = files.get(path);
            if (!resource.exists()) {
                return new FileText("");
            }
            try (InputStream in = resource.openInputStream()) {
                return new FileText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return new FileText("");
        }
    }

    /** One file, searched forward. */
    private static final class FileText {
        private final String text;
        private int from;
        private int line = 1;

        FileText(String text) {
            this.text = text;
        }

        int find(String path, String id, String author) {
            Matcher matcher = mark(path, id, author).matcher(text);
            if (!matcher.find(from)) {
                return 0;
            }
            for (int i = from; i < matcher.start(); i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                }
            }
            int found =
                    line + (int) matcher.group().chars().limit(leading(matcher.group())).filter(c -> c == '\n').count();
            from = matcher.start();
            int end = matcher.end();
            for (int i = from; i < end; i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                }
            }
            from = end;
            return found;
        }

        private static int leading(String group) {
            int i = 0;
            while (i < group.length() && Character.isWhitespace(group.charAt(i))) {
                i++;
            }
            return i;
        }

        private static Pattern mark(String path, String id, String author) {
            String quoted = Pattern.quote(id);
            if (path.endsWith(".sql")) {
                return Pattern.compile("--\\s*changeset\\s+\"?" + Pattern.quote(author) + "\"?\\s*:\\s*\"?" + quoted);
            }
            if (path.endsWith(".xml")) {
                String escaped = Pattern.quote(id.replace("&", "&amp;").replace("<", "&lt;"));
                return Pattern.compile("<(\\w+:)?changeSet\\b[^>]*?\\bid\\s*=\\s*[\"']" + escaped + "[\"']");
            }
            return Pattern.compile("[\"']?\\bid[\"']?\\s*:\\s*[\"']?" + quoted + "[\"']?\\s*(,|\\r?\\n|$|})");
        }
    }
}
